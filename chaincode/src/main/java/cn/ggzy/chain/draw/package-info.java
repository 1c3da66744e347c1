/** The expert draw PRTP-DRAW-1, level 1: from frozen pool and dealt secrets to a committee that anyone can replay. */
@NullMarked
package cn.ggzy.chain.draw;

import org.jspecify.annotations.NullMarked;
