/** Names the SM2 dialect that a signature or a ciphertext was made in when it does not hold as the standard says. It explains and accepts nothing. */
@NullMarked
package cn.ggzy.ca.dialect;

import org.jspecify.annotations.NullMarked;
