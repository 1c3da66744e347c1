package cn.ggzy.platform.core.identity.qr;

/** What a phone is asked for. */
public enum TicketPurpose {
    /** to sign the text that signs the waiting browser in */
    LOGIN,
    /** to sign an act that the waiting browser's account will hand in */
    SIGN,
    /** to open something that was encrypted to the phone's certificate */
    OPEN
}
