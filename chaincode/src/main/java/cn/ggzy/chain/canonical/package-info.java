/** The one byte form of every statement: canonical JSON (RFC 8785), length-prefixed encoding, digests, instants. */
@NullMarked
package cn.ggzy.chain.canonical;

import org.jspecify.annotations.NullMarked;
