package cn.ggzy.platform.service.certificate;

/** Asks that a certificate (DER) be suspended, resumed or revoked. */
public record StandingOrder(String request, byte[] certificate, StandingReason reason) {}
