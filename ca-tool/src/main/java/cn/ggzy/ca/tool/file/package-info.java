/** What lies in the files that are handed in: PEM or DER, told apart and cut into pieces. */
@NullMarked
package cn.ggzy.ca.tool.file;

import org.jspecify.annotations.NullMarked;
