/** QR tickets: a phone signs for the browser that waits beside it (docs/decisions/0009). */
@NullMarked
package cn.ggzy.platform.core.identity.qr;

import org.jspecify.annotations.NullMarked;
