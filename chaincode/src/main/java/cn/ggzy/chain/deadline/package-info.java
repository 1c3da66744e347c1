/** Time in the contracts: tolerance of clocks, deadlines, the period for bidding, the moment of closing. */
@NullMarked
package cn.ggzy.chain.deadline;

import org.jspecify.annotations.NullMarked;
