/** Who signed a file, whether each signature holds, and in which SM2 dialect one was made that does not. */
@NullMarked
package cn.ggzy.ca.tool.verify;

import org.jspecify.annotations.NullMarked;
