/** Candidates, their publicity, and the award. */
@ApplicationModule(displayName = "trade.award")
@NullMarked
package cn.ggzy.platform.trade.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
