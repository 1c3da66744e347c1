/** Time stamps of RFC 3161: asking for them, reading them, and judging them with a reason for every no. */
@NullMarked
package cn.ggzy.ca.timestamp;

import org.jspecify.annotations.NullMarked;
