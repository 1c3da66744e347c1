/** The HTTP edge of login and of the security rules. */
@NullMarked
package cn.ggzy.platform.core.identity.web;

import org.jspecify.annotations.NullMarked;
