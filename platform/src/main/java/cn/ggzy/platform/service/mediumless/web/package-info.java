/** The HTTP edge of the room: request, command, door, view. */
@NullMarked
package cn.ggzy.platform.service.mediumless.web;

import org.jspecify.annotations.NullMarked;
