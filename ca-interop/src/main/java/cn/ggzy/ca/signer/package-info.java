/** The ports behind which private keys stay: what can sign and what can unwrap, without showing a key. */
@org.jspecify.annotations.NullMarked
package cn.ggzy.ca.signer;
