/** The key a person signs and opens with; a practice key file now, a token by the same port. */
@NullMarked
package cn.ggzy.client.key;

import org.jspecify.annotations.NullMarked;
