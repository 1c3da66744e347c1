package cn.ggzy.ca.trust;

import cn.ggzy.ca.json.StrictObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an authority tells which certificates it took back, how old an answer may be, and for which uses an older one will do while the
 * authority does not answer. Addresses here come before those in certificates, which may be unreachable.
 */
public record RevocationHabits(
        List<String> ocsp,
        List<String> crl,
        Optional<Duration> maxAge,
        Map<Purpose, Duration> grace,
        Optional<NonceRule> nonce) {
    public RevocationHabits {
        ocsp = List.copyOf(ocsp);
        crl = List.copyOf(crl);
        grace = Map.copyOf(grace);
    }

    /** What is not named has no grace. */
    public Duration graceFor(Purpose purpose) {
        return grace.getOrDefault(purpose, Duration.ZERO);
    }

    static RevocationHabits read(StrictObject json) {
        RevocationHabits habits = new RevocationHabits(
                addresses(json, "ocsp"),
                addresses(json, "crl"),
                json.optionalDuration("maxAge"),
                json.optionalByConstant(Purpose.class, "grace", RevocationHabits::duration),
                json.optionalOneOf(NonceRule.class, "nonce"));
        json.end();
        return habits;
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!ocsp.isEmpty()) {
            json.put("ocsp", ocsp);
        }
        if (!crl.isEmpty()) {
            json.put("crl", crl);
        }
        maxAge.ifPresent(age -> json.put("maxAge", age.toString()));
        if (!grace.isEmpty()) {
            Map<String, String> written = new TreeMap<>();
            grace.forEach((purpose, length) -> written.put(purpose.name(), length.toString()));
            json.put("grace", written);
        }
        nonce.ifPresent(rule -> json.put("nonce", rule.name()));
        return json;
    }

    private static Duration duration(StrictObject json, String name) {
        return json.optionalDuration(name).orElseThrow(() -> json.refuse(name, "is missing"));
    }

    private static List<String> addresses(StrictObject json, String name) {
        List<String> all = json.optionalStrings(name).orElse(List.of());
        all.stream().filter(text -> !isWebAddress(text)).findFirst().ifPresent(text -> {
            throw json.refuse(name, "has no http or https address in " + text);
        });
        return all;
    }

    static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            @Nullable String scheme = address.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
