/** Streams of blocks. */
@NullMarked
package cn.ggzy.fabric.embedded.deliver;

import org.jspecify.annotations.NullMarked;
