/** Misbehaviour on demand, the same at each run. */
@NullMarked
package cn.ggzy.fabric.embedded.faults;

import org.jspecify.annotations.NullMarked;
