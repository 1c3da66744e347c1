/** Signature policies: their text form, their evaluation and the choice of who is asked. */
@NullMarked
package cn.ggzy.fabric.embedded.policy;

import org.jspecify.annotations.NullMarked;
