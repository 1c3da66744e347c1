/** The HTTP edge of the room: request, command, door, view. */
@NullMarked
package cn.ggzy.platform.trade.opening.web;

import org.jspecify.annotations.NullMarked;
