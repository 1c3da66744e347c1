/** The way to time stamp authorities over the network; the only part of the time stamps that has one, and no part of judging. */
@NullMarked
package cn.ggzy.ca.timestamp.http;

import org.jspecify.annotations.NullMarked;
