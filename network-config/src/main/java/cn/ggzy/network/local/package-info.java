/** Starts, deploys and stops the Fabric programs on this machine. */
@NullMarked
package cn.ggzy.network.local;

import org.jspecify.annotations.NullMarked;
