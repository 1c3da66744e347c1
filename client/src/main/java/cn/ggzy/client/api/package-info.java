/** The public HTTP API, version 1, as a client sees it. */
@NullMarked
package cn.ggzy.client.api;

import org.jspecify.annotations.NullMarked;
