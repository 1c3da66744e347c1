/** Keys, signatures and digests as Fabric uses them, with an unregistered Bouncy Castle provider. */
@NullMarked
package cn.ggzy.fabric.embedded.crypto;

import org.jspecify.annotations.NullMarked;
