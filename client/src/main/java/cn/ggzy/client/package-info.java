/** The bidder's command line; edges only. */
@NullMarked
package cn.ggzy.client;

import org.jspecify.annotations.NullMarked;
