/** The judgement over a certificate at an instant, as a list of named checks. */
@NullMarked
package cn.ggzy.ca.path;

import org.jspecify.annotations.NullMarked;
