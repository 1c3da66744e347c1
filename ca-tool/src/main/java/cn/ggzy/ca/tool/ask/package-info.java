/** One question about a certificate and its answer: under trust lists by the judge alone, under plain certificates with the rules of RFC 5280 and RFC 9525. */
@NullMarked
package cn.ggzy.ca.tool.ask;

import org.jspecify.annotations.NullMarked;
