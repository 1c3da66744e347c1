/** What a client needs to know to reach a network, in one file that both the real and the embedded network write. */
@NullMarked
package cn.ggzy.network.connection;

import org.jspecify.annotations.NullMarked;
