package cn.ggzy.verifier.draw;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.verifier.testnet.TestNetwork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A practice province whose people sign acts, and the list of its authorities. */
final class Practice {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private final PracticeProvince province;
    private int nonce;

    Practice(Path folder) {
        province = PracticeProvince.openOrCreate(folder, Clock.fixed(TestNetwork.NOW, ZoneOffset.UTC));
    }

    TrustedList authorities() {
        return TrustedList.of(CanonicalJson.parse(province.trustList().toJson()));
    }

    Vector.Signs person(String file) {
        PracticeKey key = province.player(file);
        return (name, body) -> act(key, name, body);
    }

    private Map<String, Object> act(PracticeKey key, String name, Map<String, ?> body) {
        Map<String, Object> payload = Map.of(
                "act",
                name,
                "at",
                TestNetwork.NOW.toString(),
                "nonce",
                HexFormat.of().toHexDigits(++nonce, 16) + "0000000000000000",
                "body",
                body);
        byte[] signature = key.sign(CanonicalJson.of(payload).bytes());
        return Map.of(
                "payload",
                payload,
                "signature",
                Map.of(
                        "algorithm", key.algorithm().id(),
                        "certificate", BASE64.encodeToString(key.certificate()),
                        "chain", base64(key.chain()),
                        "value", BASE64.encodeToString(signature)),
                "crls",
                base64(province.crls()));
    }

    private static List<String> base64(List<byte[]> octets) {
        return octets.stream().map(BASE64::encodeToString).toList();
    }
}
