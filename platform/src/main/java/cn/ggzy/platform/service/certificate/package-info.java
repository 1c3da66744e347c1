/** 数字证书: certificates over their whole life, asked of the authorities by their holders' signed acts; verdicts told, endings reminded, authorities watched. */
@ApplicationModule(displayName = "service.certificate")
@NullMarked
package cn.ggzy.platform.service.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
