/** 监督: the timeline of a tender, and the comparison of database, log and chain. */
@ApplicationModule(displayName = "supervision.monitor")
@NullMarked
package cn.ggzy.platform.supervision.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
