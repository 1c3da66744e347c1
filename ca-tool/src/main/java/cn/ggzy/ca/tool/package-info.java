/** The certificate library on the command line: commands, arguments and exit codes, and nothing that decides. */
@NullMarked
package cn.ggzy.ca.tool;

import org.jspecify.annotations.NullMarked;
