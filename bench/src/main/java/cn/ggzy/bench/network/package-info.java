/** The networks that are measured, with one contract more that only writes. */
@NullMarked
package cn.ggzy.bench.network;

import org.jspecify.annotations.NullMarked;
