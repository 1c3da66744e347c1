package cn.ggzy.platform.service.draw;

/** A signed act of a draw in the order it came; {@code onChain} once the contract has taken it. */
record SignedStep(long no, String act, String body, boolean onChain) {}
