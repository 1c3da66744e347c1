/** Fabric's own forms read from bytes: envelopes, endorsements, blocks, read and write sets. */
@NullMarked
package cn.ggzy.verifier.fabric;

import org.jspecify.annotations.NullMarked;
