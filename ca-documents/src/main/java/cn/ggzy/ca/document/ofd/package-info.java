/** Electronic seals on OFD files (GB/T 33190): put on visibly, and verified with what they cover. */
@NullMarked
package cn.ggzy.ca.document.ofd;

import org.jspecify.annotations.NullMarked;
