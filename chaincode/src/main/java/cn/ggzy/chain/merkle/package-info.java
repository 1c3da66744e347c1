/** Merkle trees of RFC 9162: roots, inclusion and consistency proofs, and a tree that only grows. */
@NullMarked
package cn.ggzy.chain.merkle;

import org.jspecify.annotations.NullMarked;
