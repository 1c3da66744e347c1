/** SM2 signing and decryption by two parties (两方协同签名): the private key is never whole anywhere (docs/cosign.md). */
@NullMarked
package cn.ggzy.ca.cosign;

import org.jspecify.annotations.NullMarked;
