/** What a file is and what it says, without judging it and without its secrets. */
@NullMarked
package cn.ggzy.ca.tool.inspect;

import org.jspecify.annotations.NullMarked;
