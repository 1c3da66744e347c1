/** A draw replayed from its transcript, every field of it. */
@NullMarked
package cn.ggzy.verifier.draw;

import org.jspecify.annotations.NullMarked;
