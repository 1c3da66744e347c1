package cn.ggzy.platform.trade.opening;

/** Something to show in the hall; told after the commit. */
record HallChanged(String tender) {}
