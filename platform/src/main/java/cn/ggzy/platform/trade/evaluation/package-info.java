/** The committee at work: qualification, scores, the report and its signatures. */
@ApplicationModule(displayName = "trade.evaluation")
@NullMarked
package cn.ggzy.platform.trade.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
