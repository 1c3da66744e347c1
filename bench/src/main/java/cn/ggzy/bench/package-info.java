/** The benchmarks' program: the whole system measured against what its parts do bare, in the same run on the same machine. */
@NullMarked
package cn.ggzy.bench;

import org.jspecify.annotations.NullMarked;
