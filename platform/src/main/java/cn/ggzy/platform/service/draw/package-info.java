/** 专家抽取: pools, the acts of the draw contract, and the seats that come out. */
@ApplicationModule(displayName = "service.draw")
@NullMarked
package cn.ggzy.platform.service.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
