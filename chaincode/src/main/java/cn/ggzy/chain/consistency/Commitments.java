package cn.ggzy.chain.consistency;

import static cn.ggzy.chain.canonical.Encoding.enc;
import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;

/** What hides until opening: salted digests, each under its own label. */
public final class Commitments {
    /** Length of every salt in octets. */
    public static final int SALT = 16;

    private Commitments() {}

    /** Of the bid's plaintext. */
    public static Hash content(byte[] salt, Hash plaintext) {
        return Hash.of(enc(utf8("ggzy-content-v1"), salt, plaintext.bytes()));
    }

    /** Of one figure that will be read out: price, duration, person in charge. */
    public static Hash figure(String name, byte[] salt, String value) {
        return Hash.of(enc(utf8("ggzy-figure-v1"), utf8(name), salt, utf8(value)));
    }

    /** The subject under which the public log speaks of a bid before it is opened: whoever lacks the ticket cannot tell which tender it is for. */
    public static String subject(Ticket ticket) {
        return "bid/"
                + Hash.of(enc(
                                utf8("ggzy-bid-subject-v1"),
                                utf8(ticket.tender()),
                                utf8(ticket.lot()),
                                utf8(ticket.ticket())))
                        .hex();
    }

    /** Of who bids: the organisation and the very certificate. */
    public static Hash bidder(Ticket ticket, String uscc, Hash certificate, byte[] salt) {
        return Hash.of(enc(
                utf8("ggzy-bidder-v1"),
                utf8(ticket.tender()),
                utf8(ticket.lot()),
                utf8(ticket.ticket()),
                utf8(uscc),
                certificate.bytes(),
                salt));
    }
}
