package cn.ggzy.platform.trade.tender;

/** The contract has closed a tender: from now on no bid comes in, and the opening begins. */
public record TenderClosed(String tender) {}
