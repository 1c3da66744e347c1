/** The practice province (训练模式): its people with their keys, its trust list and rules on the chain, made at the first start. */
@ApplicationModule(displayName = "practice")
@NullMarked
package cn.ggzy.platform.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
