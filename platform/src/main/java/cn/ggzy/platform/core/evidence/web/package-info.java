/** The HTTP edge of the evidence log. */
@NullMarked
package cn.ggzy.platform.core.evidence.web;

import org.jspecify.annotations.NullMarked;
