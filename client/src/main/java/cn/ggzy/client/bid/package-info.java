/** A bid on the bidder's side: sealing, the stub, upload, submission, opening. */
@NullMarked
package cn.ggzy.client.bid;

import org.jspecify.annotations.NullMarked;
