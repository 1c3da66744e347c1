package cn.ggzy.platform.core.identity.qr;

/** What the waiting browser shows. */
public enum TicketState {
    WAITING,
    SCANNED,
    CONFIRMED,
    REFUSED,
    EXPIRED
}
