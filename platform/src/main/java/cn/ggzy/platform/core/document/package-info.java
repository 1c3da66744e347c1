/** Files: public documents, and the piecewise store for sealed bids. */
@ApplicationModule(displayName = "core.document")
@NullMarked
package cn.ggzy.platform.core.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
