package cn.ggzy.platform.core.evidence;

/** A supervising organisation's witness: where it listens and the key it cosigns with. */
record Witness(String url, String vkey) {}
