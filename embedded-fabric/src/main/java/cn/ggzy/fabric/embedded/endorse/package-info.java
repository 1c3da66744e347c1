/** A peer's endorser: checks a proposal, simulates it, signs the result. */
@NullMarked
package cn.ggzy.fabric.embedded.endorse;

import org.jspecify.annotations.NullMarked;
