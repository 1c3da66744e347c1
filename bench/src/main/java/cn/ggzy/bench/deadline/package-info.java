/** The last minute before a deadline: how fast bids are received. */
@NullMarked
package cn.ggzy.bench.deadline;

import org.jspecify.annotations.NullMarked;
