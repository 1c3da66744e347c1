/** Signatures on PDF in the manner of PAdES (ETSI EN 319 142): visible, incremental, with time stamps and validation data. */
@NullMarked
package cn.ggzy.ca.document.pdf;

import org.jspecify.annotations.NullMarked;
