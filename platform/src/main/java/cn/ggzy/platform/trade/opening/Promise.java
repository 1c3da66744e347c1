package cn.ggzy.platform.trade.opening;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.bid.Bid;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a bidder promised before the deadline. Looked at when he releases, so that a slip is told while there is time to put it right, and nobody can
 * release something that does not fit now and something that fits once he has seen the others.
 */
record Promise(Ticket ticket, JsonNode submission) {
    static Promise of(Bid bid) {
        return new Promise(
                new Ticket(
                        bid.id().lot().tender().value(),
                        bid.id().lot().lot(),
                        bid.id().ticket().value()),
                CanonicalJson.read(bid.submission()));
    }

    void requireKept(Release release, String uscc) {
        require(
                "content",
                Commitments.content(Hex.decode(release.contentSalt()), Hash.fromHex(release.plaintextDigest())));
        if (!submission
                .path("figures")
                .propertyNames()
                .equals(Set.copyOf(release.figures().keySet()))) {
            throw mismatch("figures");
        }
        release.figures()
                .forEach((name, figure) -> require(
                        "figures/" + name, Commitments.figure(name, Hex.decode(figure.salt()), figure.value())));
        require(
                "bidder",
                Commitments.bidder(ticket, uscc, Hash.of(certificate(release.act())), Hex.decode(release.salt())));
    }

    private void require(String what, Hash found) {
        if (!submission.at("/" + what).asString("").equals(found.hex())) {
            throw mismatch(what);
        }
    }

    private static byte[] certificate(JsonNode act) {
        try {
            return Base64.getDecoder().decode(act.at("/signature/certificate").asString(""));
        } catch (IllegalArgumentException e) {
            throw RuleViolation.malformed("act.malformed", Map.of("member", "certificate"));
        }
    }

    private static RuleViolation mismatch(String what) {
        return RuleViolation.conflict("opening.commitment-mismatch", Map.of("what", what));
    }
}
