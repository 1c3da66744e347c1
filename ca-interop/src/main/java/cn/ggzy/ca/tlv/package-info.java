/** Reads ASN.1 (BER) as a stream and writes DER headers, with limits on depth and size, so that large content never has to lie in memory. */
@NullMarked
package cn.ggzy.ca.tlv;

import org.jspecify.annotations.NullMarked;
