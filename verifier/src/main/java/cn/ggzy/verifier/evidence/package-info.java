/** A proof bundle against the reader's trust file. */
@NullMarked
package cn.ggzy.verifier.evidence;

import org.jspecify.annotations.NullMarked;
