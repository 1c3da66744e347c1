/** Broken octets for every reader: what comes back must be an answer or a refusal, and soon. {@code scripts/fuzz} runs it at length. */
@NullMarked
package cn.ggzy.ca.document.fuzz;

import org.jspecify.annotations.NullMarked;
