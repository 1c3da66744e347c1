/** Reads trust lists in the form of ETSI TS 119 612 and says what of them has a place here, and what has not. */
@NullMarked
package cn.ggzy.ca.trust.etsi;

import org.jspecify.annotations.NullMarked;
