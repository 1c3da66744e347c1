/** 无介质证书: keys whose halves a person's phone and this server hold; making, using, changing and ending them. */
@ApplicationModule(displayName = "service.mediumless")
@NullMarked
package cn.ggzy.platform.service.mediumless;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
