/** What every benchmark needs: the machine, times, and the report. */
@NullMarked
package cn.ggzy.bench.measure;

import org.jspecify.annotations.NullMarked;
