/** C2SP signed notes: the checkpoint of the log, its signature and those of the witnesses. */
@NullMarked
package cn.ggzy.verifier.note;

import org.jspecify.annotations.NullMarked;
