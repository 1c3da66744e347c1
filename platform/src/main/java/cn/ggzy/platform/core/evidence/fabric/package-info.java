/** The ledger by the ordinary Fabric Gateway client: embedded or real is only another connection file. */
@NullMarked
package cn.ggzy.platform.core.evidence.fabric;

import org.jspecify.annotations.NullMarked;
