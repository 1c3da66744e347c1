package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.Ids;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a bidder lays open: the key, and what his commitments were made of.
 *
 * @param contentKey 32 octets in hex
 * @param act the act of the submission, for the contract's second look at who bids
 */
public record Release(
        String contentKey,
        String contentSalt,
        String plaintextDigest,
        Map<String, Figure> figures,
        String salt,
        JsonNode act) {
    /** A figure and the salt it was hidden with. */
    public record Figure(String salt, String value) {
        public Figure {
            Ids.checkedTicket(salt);
        }
    }

    public Release {
        Ids.checkedDigest(contentKey);
        Ids.checkedTicket(contentSalt);
        Ids.checkedDigest(plaintextDigest);
        Ids.checkedTicket(salt);
        figures = Map.copyOf(figures);
    }

    @Override
    public String toString() {
        return "Release[not shown]";
    }
}
