package cn.ggzy.platform.service.draw;

import java.util.Map;

/** A pool that waits for the agency's signature: what the gate says of it, and the body to be signed. */
public record Prepared(DrawId draw, Map<String, ?> gate, Map<String, ?> toSign) {}
