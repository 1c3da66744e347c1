/** The names on the wire: namespaces, transactions, and the codes of refusals. */
@NullMarked
package cn.ggzy.chain.names;

import org.jspecify.annotations.NullMarked;
