/** From a fact to its proof: how fast, and how long it takes. */
@NullMarked
package cn.ggzy.bench.evidence;

import org.jspecify.annotations.NullMarked;
