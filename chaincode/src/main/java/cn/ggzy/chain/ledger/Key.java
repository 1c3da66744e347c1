package cn.ggzy.chain.ledger;

import java.util.List;

/** A composite key: a type and its parts. */
public record Key(String type, List<String> parts) {
    public Key {
        parts = List.copyOf(parts);
    }

    public static Key of(String type, String... parts) {
        return new Key(type, List.of(parts));
    }
}
