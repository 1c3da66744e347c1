package cn.ggzy.platform.practice;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** In practice the centre and the supervisor are played by keys that we hold, so their acts can be signed here; nowhere else. */
@Component
@PracticeMode
class GovernorActs {
    private final PracticeProvince province;
    private final Clock clock;

    GovernorActs(PracticeProvince province, Clock clock) {
        this.province = province;
        this.clock = clock;
    }

    /** The same words, signed by each governor. */
    List<Map<String, Object>> both(String act, Map<String, ?> body) {
        return Stream.of("centre", "supervisor")
                .map(role -> signed(province.player(role), act, body))
                .toList();
    }

    private Map<String, Object> signed(PracticeKey key, String act, Map<String, ?> body) {
        Map<String, Object> payload =
                Map.of("act", act, "at", clock.instant().toString(), "nonce", Ids.randomHex(16), "body", body);
        return Map.of(
                "payload",
                payload,
                "signature",
                Map.of(
                        "algorithm", key.algorithm().id(),
                        "certificate", base64(key.certificate()),
                        "chain", key.chain().stream().map(GovernorActs::base64).toList(),
                        "value", base64(key.sign(CanonicalJson.bytes(payload)))),
                "crls",
                province.crls().stream().map(GovernorActs::base64).toList());
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
