/** The provincial network: started natively, or embedded in one process; both are reached in the same way. */
@NullMarked
package cn.ggzy.network;

import org.jspecify.annotations.NullMarked;
