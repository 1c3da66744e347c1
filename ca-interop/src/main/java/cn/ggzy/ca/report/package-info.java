/** A verdict told: as stable JSON for programs, as words for people. */
@org.jspecify.annotations.NullMarked
package cn.ggzy.ca.report;
