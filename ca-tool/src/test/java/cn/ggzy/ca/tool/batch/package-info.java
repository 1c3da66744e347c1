/** Batches: what their lines are answered. */
@NullMarked
package cn.ggzy.ca.tool.batch;

import org.jspecify.annotations.NullMarked;
