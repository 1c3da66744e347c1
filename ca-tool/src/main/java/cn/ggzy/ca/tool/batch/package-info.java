/** Many questions, one a line, answered in their order and in bounded memory. */
@NullMarked
package cn.ggzy.ca.tool.batch;

import org.jspecify.annotations.NullMarked;
