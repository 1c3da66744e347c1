package cn.ggzy.fabric.embedded.ledger;

import java.util.Set;

/** Whose peers keep the values of a private collection. */
public interface Audience {
    /** As the collection is defined in the given state. */
    Set<String> of(State.Snapshot state, String namespace, String collection);
}
