/** The parameters of a rule version, as the contracts and the platform read them. */
@NullMarked
package cn.ggzy.chain.rule;

import org.jspecify.annotations.NullMarked;
