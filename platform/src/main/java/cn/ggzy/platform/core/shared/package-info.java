/** What every room speaks in: refusals, money, time, pages, canonical JSON. */
@ApplicationModule(displayName = "core.shared")
@NullMarked
package cn.ggzy.platform.core.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
