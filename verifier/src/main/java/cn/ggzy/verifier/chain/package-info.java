/** A whole chain replayed from its blocks, its log and its draws. */
@NullMarked
package cn.ggzy.verifier.chain;

import org.jspecify.annotations.NullMarked;
