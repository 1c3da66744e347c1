/** Who a certificate speaks of: codes with check digits, and where each authority puts them. */
@NullMarked
package cn.ggzy.ca.identity;

import org.jspecify.annotations.NullMarked;
