/** Signed acts: what a person puts his name to. */
@NullMarked
package cn.ggzy.client.act;

import org.jspecify.annotations.NullMarked;
