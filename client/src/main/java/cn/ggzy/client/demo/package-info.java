/** A whole tender through the public API, told step by step; every step says whether it came out as it must. */
@NullMarked
package cn.ggzy.client.demo;

import org.jspecify.annotations.NullMarked;
