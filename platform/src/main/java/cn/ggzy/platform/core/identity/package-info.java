/** Who is acting: login by certificate challenge, sessions, roles. */
@ApplicationModule(displayName = "core.identity")
@NullMarked
package cn.ggzy.platform.core.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
