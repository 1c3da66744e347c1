/** A signed act: what a person signs, and the question whether the signature counts. */
@NullMarked
package cn.ggzy.chain.act;

import org.jspecify.annotations.NullMarked;
