/** The one door to the chain: facts, the tile log, its anchors and proofs. */
@ApplicationModule(displayName = "core.evidence")
@NullMarked
package cn.ggzy.platform.core.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
