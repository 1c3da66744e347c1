/** Tenders and their lots, from draft to award; the deadline itself stands on the chain. */
@ApplicationModule(displayName = "trade.tender")
@NullMarked
package cn.ggzy.platform.trade.tender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
