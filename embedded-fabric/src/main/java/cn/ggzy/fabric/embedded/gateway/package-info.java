/** The Gateway service that the ordinary client talks to. */
@NullMarked
package cn.ggzy.fabric.embedded.gateway;

import org.jspecify.annotations.NullMarked;
