/** The sealed bid file: sealing, opening, and the tree over its upload pieces. */
@NullMarked
package cn.ggzy.ca.sealed;

import org.jspecify.annotations.NullMarked;
