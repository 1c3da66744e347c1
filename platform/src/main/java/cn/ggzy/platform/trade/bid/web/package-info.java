/** The HTTP edge of the room: request, command, door, view. */
@NullMarked
package cn.ggzy.platform.trade.bid.web;

import org.jspecify.annotations.NullMarked;
