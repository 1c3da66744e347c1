/** Asks the network for what a judgement needs, beforehand and only for certificates of listed authorities. The judgement itself asks nobody. */
@org.jspecify.annotations.NullMarked
package cn.ggzy.ca.gather;
