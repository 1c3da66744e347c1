package cn.ggzy.platform.trade.rule;

import java.time.LocalDate;

/** What a rule set is chosen by: trade family, industry, region (six digits) and the date of the first announcement. */
public record Scope(String family, String industry, String region, LocalDate date) {}
