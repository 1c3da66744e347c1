/** Bid consistency: what a bidder commits to before the deadline, and the judgement when it is opened. */
@NullMarked
package cn.ggzy.chain.consistency;

import org.jspecify.annotations.NullMarked;
