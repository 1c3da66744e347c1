/** Takes a copy of everything an auditor needs: blocks, log, draws, trust file. */
@NullMarked
package cn.ggzy.network.export;

import org.jspecify.annotations.NullMarked;
