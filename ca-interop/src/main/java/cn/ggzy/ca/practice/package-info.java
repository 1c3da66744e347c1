/** A practice province: authorities, people and keys made at first start, for training only. */
@NullMarked
package cn.ggzy.ca.practice;

import org.jspecify.annotations.NullMarked;
