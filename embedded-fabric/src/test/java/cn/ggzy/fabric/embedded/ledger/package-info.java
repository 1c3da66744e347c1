/** Tests of read/write sets. */
@NullMarked
package cn.ggzy.fabric.embedded.ledger;

import org.jspecify.annotations.NullMarked;
