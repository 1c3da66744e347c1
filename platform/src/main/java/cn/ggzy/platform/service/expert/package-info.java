/** 专家库: the evaluation experts of the province. */
@ApplicationModule(displayName = "service.expert")
@NullMarked
package cn.ggzy.platform.service.expert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
