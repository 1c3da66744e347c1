/** The contract test suite: one list of scenarios through the ordinary Fabric Gateway client, against the embedded and the real network. */
@NullMarked
package cn.ggzy.network.tck;

import org.jspecify.annotations.NullMarked;
