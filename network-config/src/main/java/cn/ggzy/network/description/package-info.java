/** The one description of a provincial network, `network.json`, that everything else is generated from. */
@NullMarked
package cn.ggzy.network.description;

import org.jspecify.annotations.NullMarked;
