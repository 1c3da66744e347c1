/** The one place that knows the crypto provider: parsing, keys and algorithms. */
@NullMarked
package cn.ggzy.ca.crypto;

import org.jspecify.annotations.NullMarked;
