/**
 * Keys on a cryptographic token (PKCS#11), behind the same ports as key files, through the JDK's own SunPKCS11. It knows RSA and the
 * NIST curves. SM2 has no mechanism in PKCS#11 up to version 3.1: vendors number their own, and the JDK passes none of them through. A
 * vendor's SKF or SDF library would be one more {@link cn.ggzy.ca.signer.SignerPort} beside this one.
 */
@org.jspecify.annotations.NullMarked
package cn.ggzy.ca.token;
