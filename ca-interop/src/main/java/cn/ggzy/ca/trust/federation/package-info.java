/** Trust across provinces: which services of other lists count here, through which pointer, and which lists could not be had. */
@NullMarked
package cn.ggzy.ca.trust.federation;

import org.jspecify.annotations.NullMarked;
