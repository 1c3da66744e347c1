/** Versioned state, read/write sets, blocks and the file that keeps them. */
@NullMarked
package cn.ggzy.fabric.embedded.ledger;

import org.jspecify.annotations.NullMarked;
