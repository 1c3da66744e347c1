package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import java.util.regex.Pattern;

/** Which bid a sealed file is: every chunk and the key are bound to it, so that no part fits anywhere else. */
public record BidSlot(String tender, String lot, String ticket, long version) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TICKET = Pattern.compile("[0-9a-f]{32}");
    private static final long MAX_VERSION = 1_000_000;

    public BidSlot {
        boolean well = ID.matcher(tender).matches()
                && ID.matcher(lot).matches()
                && TICKET.matcher(ticket).matches()
                && version >= 1
                && version <= MAX_VERSION;
        if (!well) {
            throw new Refusal("sealed.malformed", "tender, lot, ticket or version is not of its form");
        }
    }

    Enc enc(String label) {
        return Enc.of(label).add(tender).add(lot).add(ticket).add(version);
    }
}
