package cn.ggzy.fabric.embedded.ledger;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Where the digests of private data stand in the state that everybody shares. */
final class Namespaces {
    private Namespaces() {}

    static String hashed(String namespace, String collection) {
        return namespace + "$$h" + collection;
    }

    static String cleartext(String namespace, String collection) {
        return namespace + "$$p" + collection;
    }

    static ByteString hash(String key) {
        return ByteString.copyFrom(Digests.sha256(key.getBytes(StandardCharsets.UTF_8)));
    }

    static String key(ByteString hash) {
        return HexFormat.of().formatHex(hash.toByteArray());
    }
}
