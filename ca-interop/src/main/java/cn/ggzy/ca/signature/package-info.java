/** Raw and CMS signatures of the RSA, ECDSA and SM2 families. */
@NullMarked
package cn.ggzy.ca.signature;

import org.jspecify.annotations.NullMarked;
