package cn.ggzy.platform.service.draw;

import cn.ggzy.platform.core.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the contract says of a draw. */
record ChainRecord(JsonNode record) {
    static ChainRecord of(JsonNode record) {
        return new ChainRecord(record);
    }

    DrawState state() {
        return DrawState.valueOf(record.path("state").asString());
    }

    boolean allRevealed() {
        return !record.path("parties").isEmpty() && parties().stream().allMatch(party -> party.hasNonNull("secret"));
    }

    /** The seats as pool indices, after the last replacement. */
    List<Integer> committee() {
        JsonNode replacements = record.path("replacements");
        JsonNode last = replacements.isEmpty()
                ? record.path("committee")
                : replacements.get(replacements.size() - 1).path("committee");
        List<Integer> seats = new ArrayList<>();
        last.forEach(index -> seats.add(index.asInt()));
        return seats;
    }

    /** Whether the contract has taken this act. */
    boolean has(SignedStep step) {
        JsonNode body = CanonicalJson.read(step.body()).path("payload").path("body");
        String party = body.path("party").asString("");
        return switch (step.act()) {
            case "draw.freezePool" -> record.path("poolCommit").equals(body.path("poolCommit"));
            case "draw.deal" ->
                parties().stream()
                        .anyMatch(one -> one.path("party").asString("").equals(party)
                                && one.path("commitment").equals(body.path("commitment")));
            case "draw.reveal" ->
                parties().stream()
                        .anyMatch(one -> one.path("party").asString("").equals(party) && one.hasNonNull("secret"));
            case "draw.replace" ->
                StreamSupport.stream(record.path("replacements").spliterator(), false)
                        .anyMatch(one -> one.path("index").equals(body.path("index")));
            case "draw.void" -> state() == DrawState.VOID;
            default -> false;
        };
    }

    private List<JsonNode> parties() {
        List<JsonNode> parties = new ArrayList<>();
        record.path("parties").forEach(parties::add);
        return parties;
    }
}
