package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A few key pairs, made once a run: what a case is about is never the key itself. */
final class KeyPool {
    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private KeyPool() {}

    static KeyPair pair(KeyFamily family, String name) {
        return MADE.computeIfAbsent(family + " " + name, key -> Keys.generate(family));
    }
}
