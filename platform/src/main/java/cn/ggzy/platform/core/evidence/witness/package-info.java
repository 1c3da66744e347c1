/** A witness of the log: a process of its own, run by a supervising organisation, that trusts nothing it is told. */
@NullMarked
package cn.ggzy.platform.core.evidence.witness;

import org.jspecify.annotations.NullMarked;
