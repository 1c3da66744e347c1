/** The port through which contracts see a ledger; the only thing they know of Fabric. */
@NullMarked
package cn.ggzy.chain.ledger;

import org.jspecify.annotations.NullMarked;
