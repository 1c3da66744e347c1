/** Tests of the network with the ordinary gateway client. */
@NullMarked
package cn.ggzy.fabric.embedded;

import org.jspecify.annotations.NullMarked;
