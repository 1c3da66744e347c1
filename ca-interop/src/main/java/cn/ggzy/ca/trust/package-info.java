/** The trust list: which authorities count, for what, and since when. */
@NullMarked
package cn.ggzy.ca.trust;

import org.jspecify.annotations.NullMarked;
