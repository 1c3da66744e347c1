/** The HTTP edge of the practice province. */
@NullMarked
package cn.ggzy.platform.practice.web;

import org.jspecify.annotations.NullMarked;
