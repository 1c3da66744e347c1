package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.identity.IdentityExtractor;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.Provenance;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Uscc;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A profile tried on a certificate, told for its editor: what every rule found, whom that names, and what else there looks like a code. */
final class Trial {
    private Trial() {}

    static Map<String, Object> of(X509Certificate certificate, IdentityProfile profile) {
        SubjectIdentity identity = IdentityExtractor.extract(certificate, profile);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("profile", "edited");
        json.put("answer", answer(identity));
        json.put("rules", rules(profile, identity));
        json.put("identity", told(identity));
        return Map.of(
                "answer",
                answer(identity),
                "profiles",
                List.of(json),
                "candidates",
                Candidates.of(certificate, identity));
    }

    /** Nobody chooses between two codes, and nothing found is a question. */
    private static String answer(SubjectIdentity identity) {
        if (identity.conflicting()) {
            return "CONFLICT";
        }
        return identity.uscc().isPresent() || identity.personId().isPresent() ? "RECOGNISED" : "UNKNOWN";
    }

    private static List<Map<String, Object>> rules(IdentityProfile profile, SubjectIdentity identity) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < profile.rules().size(); i++) {
            int number = i;
            Map<String, Object> rule = new LinkedHashMap<>(
                    Map.of("rule", i, "asked", profile.rules().get(i).write()));
            rule.put("outcome", "NO_MATCH");
            identity.values().stream()
                    .filter(found -> found.rule() == number)
                    .findFirst()
                    .ifPresent(found -> found(rule, found));
            all.add(rule);
        }
        return all;
    }

    private static void found(Map<String, Object> rule, Provenance found) {
        rule.put("outcome", "FOUND");
        rule.put("texts", List.of(found.raw()));
        rule.put("value", found.value());
        if (Uscc.hasShape(found.value())) {
            rule.put("checkDigits", new Uscc(found.value()).checkDigitsHold());
        }
    }

    private static Map<String, Object> told(SubjectIdentity identity) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "uscc", identity.uscc().map(Uscc::value));
        put(json, "organisation", identity.organisation());
        put(json, "person", identity.person());
        put(json, "personId", identity.personId());
        put(json, "role", identity.role());
        return json;
    }

    private static void put(Map<String, Object> json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }
}
