package cn.ggzy.platform.core.identity;

import java.time.Instant;

/** What a person signs to sign in; the text names origin, purpose and time, so that it is no use elsewhere. */
public record Challenge(String challenge, String text, Instant expiresAt) {}
