/** The log's files: tiles and keys on disk, in the forms of {@code cn.ggzy.chain.tlog}. */
@NullMarked
package cn.ggzy.platform.core.evidence.tlog;

import org.jspecify.annotations.NullMarked;
