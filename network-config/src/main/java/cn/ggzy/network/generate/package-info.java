/** Turns a network description into the files that the Fabric programs read. */
@NullMarked
package cn.ggzy.network.generate;

import org.jspecify.annotations.NullMarked;
