package cn.ggzy.client.act;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.Instants;
import cn.ggzy.client.key.SigningKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes signed acts; revocation lists are left to the platform, which adds the newest it has. */
public final class Acts {
    private static final int NONCE = 16;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Clock clock;
    private final SecureRandom random;

    public Acts(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** The clock that the acts are dated by. */
    public Clock clock() {
        return clock;
    }

    /** The act `name` over `body`, signed now. */
    public CanonicalJson sign(SigningKey key, String name, CanonicalJson body) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        CanonicalJson payload = CanonicalJson.of(
                Map.of("act", name, "at", Instants.format(clock.instant()), "nonce", Hex.encode(nonce), "body", body));
        return CanonicalJson.of(Map.of("payload", payload, "signature", signature(key, payload.bytes())));
    }

    public CanonicalJson sign(SigningKey key, String name, Map<String, ?> body) {
        return sign(key, name, CanonicalJson.of(body));
    }

    /** A signature with the certificate that belongs to it, as acts and log-ins carry it. */
    public static CanonicalJson signature(SigningKey key, byte[] data) {
        List<String> chain = key.chain().stream().map(BASE64::encodeToString).toList();
        return CanonicalJson.of(Map.of(
                "algorithm", key.algorithm(),
                "certificate", BASE64.encodeToString(key.certificate()),
                "chain", chain,
                "value", BASE64.encodeToString(key.sign(data))));
    }
}
