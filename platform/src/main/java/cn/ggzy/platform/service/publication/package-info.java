/** 信息发布: what is published, once, with its evidence number. */
@ApplicationModule(displayName = "service.publication")
@NullMarked
package cn.ggzy.platform.service.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
