/** Real MariaDB and Redis servers for a machine that has none running. */
@ApplicationModule(displayName = "runtime")
@NullMarked
package cn.ggzy.platform.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
