/**
 * Evidence records of RFC 4998 and their renewal, so that a signature can be proven after its keys, its authorities and even its
 * digest have ended; and the bundle that carries everything such a proof needs.
 */
@NullMarked
package cn.ggzy.ca.renewal;

import org.jspecify.annotations.NullMarked;
