/** Strict reading and canonical writing (RFC 8785) of the small JSON files that this library exchanges. */
@NullMarked
package cn.ggzy.ca.json;

import org.jspecify.annotations.NullMarked;
