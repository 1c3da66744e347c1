/** CMS envelopes to RSA and SM2 recipients, streaming; bids go into the sealed form of package {@code sealed}, which commits to its key. */
@NullMarked
package cn.ggzy.ca.envelope;

import org.jspecify.annotations.NullMarked;
