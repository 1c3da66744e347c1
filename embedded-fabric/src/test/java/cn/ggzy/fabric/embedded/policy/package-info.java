/** Tests of policies. */
@NullMarked
package cn.ggzy.fabric.embedded.policy;

import org.jspecify.annotations.NullMarked;
