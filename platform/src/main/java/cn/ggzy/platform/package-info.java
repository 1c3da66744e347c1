/** The platform: three systems (trade, service, supervision) over one core. */
@NullMarked
package cn.ggzy.platform;

import org.jspecify.annotations.NullMarked;
