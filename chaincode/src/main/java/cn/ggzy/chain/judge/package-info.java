/** Answers the contracts' question about signatures with the cross-CA library. */
@NullMarked
package cn.ggzy.chain.judge;

import org.jspecify.annotations.NullMarked;
