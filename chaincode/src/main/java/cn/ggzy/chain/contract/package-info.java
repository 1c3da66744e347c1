/** The six contracts: arguments, rule, state. Stateless; a refusal is an exception with a code. */
@NullMarked
package cn.ggzy.chain.contract;

import org.jspecify.annotations.NullMarked;
