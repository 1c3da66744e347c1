package cn.ggzy.chain.consistency;

import cn.ggzy.chain.canonical.Members;
import java.util.Map;
import java.util.regex.Pattern;

/** A bid before it is opened: a random number for a lot, that says nothing about the bidder. */
public record Ticket(String tender, String lot, String ticket) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** Reads the three members. */
    public static Ticket of(Members members) {
        return new Ticket(members.id("tender"), members.id("lot"), members.formed("ticket", FORM));
    }

    /** Another ticket for the same lot. */
    public Ticket sibling(Members members) {
        return new Ticket(tender, lot, members.formed("ticket", FORM));
    }

    public Map<String, String> asMap() {
        return Map.of("tender", tender, "lot", lot, "ticket", ticket);
    }
}
