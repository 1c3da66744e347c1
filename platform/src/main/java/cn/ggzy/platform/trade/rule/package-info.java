/** The law as data: rule sets with versions, holidays, and how days are counted. */
@ApplicationModule(displayName = "trade.rule")
@NullMarked
package cn.ggzy.platform.trade.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
