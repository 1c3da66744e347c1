package cn.ggzy.platform.core.identity.qr;

import java.time.Instant;

/**
 * One question to a phone.
 *
 * @param browser SHA-256 of a secret that only the waiting browser has
 * @param text exactly what is to be signed
 * @param sealed octets that only who has scanned the code can read: its key is in the picture and never reaches us
 * @param certificate whose key is asked for; empty where any of the organisation will do
 * @param account the account that waits, empty before login
 */
record Ticket(
        String id,
        TicketPurpose purpose,
        String browser,
        String origin,
        String text,
        String sealed,
        String certificate,
        String challenge,
        String account,
        String name,
        String organisation,
        String uscc,
        String address,
        String agent,
        Instant madeAt,
        Instant until) {}
