/** Organisations, their certificates, and who an identity is. */
@NullMarked
package cn.ggzy.fabric.embedded.msp;

import org.jspecify.annotations.NullMarked;
