/** The auditor's program: commands, arguments and exit codes, and nothing that decides. */
@NullMarked
package cn.ggzy.verifier;

import org.jspecify.annotations.NullMarked;
