/** A transparency log in the public C2SP forms: tiles, checkpoints as signed notes, cosignatures of witnesses. */
@NullMarked
package cn.ggzy.chain.tlog;

import org.jspecify.annotations.NullMarked;
