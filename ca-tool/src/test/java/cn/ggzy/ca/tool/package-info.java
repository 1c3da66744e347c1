/** The tool asked as a person or a program would ask it. */
@NullMarked
package cn.ggzy.ca.tool;

import org.jspecify.annotations.NullMarked;
