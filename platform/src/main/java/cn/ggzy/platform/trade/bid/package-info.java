/** Sealed bids as the platform may see them: tickets, fingerprints and receipts, never who or what. */
@ApplicationModule(displayName = "trade.bid")
@NullMarked
package cn.ggzy.platform.trade.bid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
