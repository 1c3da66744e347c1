/** A bidder's receipt against the reader's trust file. */
@NullMarked
package cn.ggzy.verifier.receipt;

import org.jspecify.annotations.NullMarked;
