package cn.ggzy.ca.cosign;

import java.time.Instant;

/** One act that may happen once: what it is for, over which message (SM3, hex; empty where there is none), and until when. */
public record Session(SessionId id, KeyId key, SessionPurpose purpose, String messageDigest, Instant until) {}
