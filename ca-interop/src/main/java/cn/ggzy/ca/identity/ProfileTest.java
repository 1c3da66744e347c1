package cn.ggzy.ca.identity;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A certificate and what a profile must find in it: each meaning named here exactly so, and those not named not at all. */
public record ProfileTest(X509Certificate certificate, Map<Meaning, String> expect) {
    public ProfileTest {
        expect = Map.copyOf(expect);
    }

    static ProfileTest read(StrictObject json) {
        ProfileTest test = new ProfileTest(
                parse(json), json.optionalByConstant(Meaning.class, "expect", (object, name) -> object.string(name)));
        json.end();
        return test;
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cert", Base64.getEncoder().encodeToString(Certificates.encoded(certificate)));
        Map<String, String> written = new TreeMap<>();
        expect.forEach((meaning, value) -> written.put(meaning.name(), value));
        json.put("expect", written);
        return json;
    }

    /** What is not as expected; nothing when the test holds. */
    Optional<String> problem(IdentityProfile profile) {
        Map<Meaning, String> found = new TreeMap<>();
        for (Provenance one : IdentityExtractor.extract(certificate, profile).values()) {
            String other = found.putIfAbsent(one.meaning(), one.value());
            if (other != null && one.meaning() == Meaning.USCC && !other.equals(one.value())) {
                return Optional.of("two codes: " + List.of(other, one.value()));
            }
        }
        Map<Meaning, String> wanted = new TreeMap<>(expect);
        return found.equals(wanted) ? Optional.empty() : Optional.of("found " + found + " where " + wanted + " is");
    }

    private static X509Certificate parse(StrictObject json) {
        try {
            return Certificates.parse(json.base64("cert"));
        } catch (Refusal e) {
            throw json.refuse("cert", String.valueOf(e.getMessage()));
        }
    }
}
