/** Electronic seals and seal signatures of GB/T 38540-2020, version 4: made, read strictly, and verified by named checks. */
@NullMarked
package cn.ggzy.ca.document.seal;

import org.jspecify.annotations.NullMarked;
