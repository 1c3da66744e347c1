/** Where private keys come from: key files, PKCS#12, tokens; and their passwords, never from the command line itself. */
@NullMarked
package cn.ggzy.ca.tool.key;

import org.jspecify.annotations.NullMarked;
