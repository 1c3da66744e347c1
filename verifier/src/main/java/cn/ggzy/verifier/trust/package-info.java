/** Whom the reader trusts: the trust file, certificates of organisations, endorsement policies. */
@NullMarked
package cn.ggzy.verifier.trust;

import org.jspecify.annotations.NullMarked;
