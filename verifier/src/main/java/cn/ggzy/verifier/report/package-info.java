/** What was checked and how it came out: named checks, findings, a report in words or JSON. */
@NullMarked
package cn.ggzy.verifier.report;

import org.jspecify.annotations.NullMarked;
