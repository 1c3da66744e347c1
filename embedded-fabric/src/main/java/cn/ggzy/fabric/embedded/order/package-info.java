/** The orderer: takes envelopes, cuts batches, makes blocks. */
@NullMarked
package cn.ggzy.fabric.embedded.order;

import org.jspecify.annotations.NullMarked;
