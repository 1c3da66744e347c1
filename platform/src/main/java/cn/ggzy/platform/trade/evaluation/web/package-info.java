/** The HTTP edge of the room: request, command, door, view. */
@NullMarked
package cn.ggzy.platform.trade.evaluation.web;

import org.jspecify.annotations.NullMarked;
