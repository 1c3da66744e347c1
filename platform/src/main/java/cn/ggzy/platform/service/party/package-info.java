/** 市场主体库: the organisations that take part, and which parts they play. */
@ApplicationModule(displayName = "service.party")
@NullMarked
package cn.ggzy.platform.service.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
