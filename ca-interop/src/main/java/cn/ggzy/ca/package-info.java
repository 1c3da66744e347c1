/** Certificates, signatures, envelopes and identities across certificate authorities. */
@NullMarked
package cn.ggzy.ca;

import org.jspecify.annotations.NullMarked;
