package cn.ggzy.platform.trade.evaluation;

import java.util.List;

/** One member's form for one bid: given independently, common scoring is forbidden (87号令 第五十五条). */
public record Form(int seat, String ticket, List<Mark> qualification, List<Score> scores) {}
