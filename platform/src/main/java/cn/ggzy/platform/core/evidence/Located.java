package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.CanonicalJson;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A recorded fact and how far it has come. */
public record Located(
        EvidenceId id,
        State state,
        @Nullable Long index,
        @JsonIgnore String leaf) {
    /** The way of a fact: in the database, in the tree, bound by the chain. */
    public enum State {
        RECORDED,
        INTEGRATED,
        ANCHORED
    }

    @JsonProperty("fact")
    public JsonNode fact() {
        return CanonicalJson.read(leaf);
    }
}
