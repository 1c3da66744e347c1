/** What this system is, for everybody who asks. */
@NullMarked
package cn.ggzy.platform.runtime.web;

import org.jspecify.annotations.NullMarked;
