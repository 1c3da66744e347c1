/** The opening hall: keys are released, contents compared by the contract, figures read out. */
@ApplicationModule(displayName = "trade.opening")
@NullMarked
package cn.ggzy.platform.trade.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
