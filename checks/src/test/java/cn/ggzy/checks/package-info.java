/** Rules over the compiled code of all modules, and the offenders that show each of them can fail. */
@NullMarked
package cn.ggzy.checks;

import org.jspecify.annotations.NullMarked;
