/** The HTTP edge of documents. */
@NullMarked
package cn.ggzy.platform.core.document.web;

import org.jspecify.annotations.NullMarked;
