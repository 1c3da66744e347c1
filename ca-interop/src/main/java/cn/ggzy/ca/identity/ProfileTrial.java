package cn.ggzy.ca.identity;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.json.Canonical;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tries profiles on a certificate and shows everything: for each rule what stood at its place and what came of it, and if nobody was
 * found, what else in the certificate may be a code. It never chooses: two answers are a conflict, and none is a question.
 */
public record ProfileTrial(Answer answer, List<OfProfile> profiles, List<Candidate> candidates) {
    public ProfileTrial {
        profiles = List.copyOf(profiles);
        candidates = List.copyOf(candidates);
    }

    /** What the trial comes to. */
    public enum Answer {
        RECOGNISED("已识别", "recognised"),
        CONFLICT("识别结果相互矛盾，须人工核实", "the answers contradict each other: somebody must look"),
        UNKNOWN("未识别：请从候选内容中确认", "not recognised: please decide which of the candidates it is");

        private final String zh;
        private final String en;

        Answer(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** What one profile finds. */
    public record OfProfile(String name, Answer answer, List<RuleTrial> rules, SubjectIdentity identity) {
        public OfProfile {
            rules = List.copyOf(rules);
        }
    }

    /** Refused with {@code certificate.malformed} when the octets are no certificate. */
    public static ProfileTrial of(byte[] certificate, Map<String, IdentityProfile> profiles) {
        X509Certificate read = Certificates.parse(certificate);
        List<OfProfile> tried = new ArrayList<>();
        new TreeMap<>(profiles).forEach((name, profile) -> tried.add(tryOne(read, name, profile)));
        Answer answer = answer(tried);
        return new ProfileTrial(answer, tried, answer == Answer.RECOGNISED ? List.of() : Candidates.in(read));
    }

    /** For the page of the profile editor. */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("answer", answer.name());
        json.put("zh", answer.zh());
        json.put("en", answer.en());
        json.put("profiles", profiles.stream().map(ProfileTrial::write).toList());
        json.put("candidates", candidates.stream().map(Candidate::write).toList());
        return Canonical.write(json);
    }

    private static OfProfile tryOne(X509Certificate certificate, String name, IdentityProfile profile) {
        List<RuleTrial> rules = new ArrayList<>();
        for (int i = 0; i < profile.rules().size(); i++) {
            rules.add(RuleTrials.of(certificate, i, profile.rules().get(i)));
        }
        SubjectIdentity identity = IdentityExtractor.extract(certificate, profile);
        return new OfProfile(name, answer(identity), rules, identity);
    }

    private static Answer answer(SubjectIdentity identity) {
        if (identity.conflicting()) {
            return Answer.CONFLICT;
        }
        boolean somebody = identity.uscc().isPresent() || identity.personId().isPresent();
        return somebody ? Answer.RECOGNISED : Answer.UNKNOWN;
    }

    private static Answer answer(List<OfProfile> tried) {
        if (tried.stream().anyMatch(one -> one.answer() == Answer.CONFLICT)) {
            return Answer.CONFLICT;
        }
        List<String> somebody = tried.stream()
                .filter(one -> one.answer() == Answer.RECOGNISED)
                .map(one -> who(one.identity()))
                .distinct()
                .toList();
        return switch (somebody.size()) {
            case 0 -> Answer.UNKNOWN;
            case 1 -> Answer.RECOGNISED;
            default -> Answer.CONFLICT;
        };
    }

    private static String who(SubjectIdentity identity) {
        return identity.uscc().map(Uscc::value).or(identity::personId).orElse("");
    }

    private static Map<String, Object> write(OfProfile one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("profile", one.name());
        json.put("answer", one.answer().name());
        json.put("rules", one.rules().stream().map(RuleTrial::write).toList());
        Map<String, Object> identity = new LinkedHashMap<>();
        one.identity().uscc().ifPresent(code -> identity.put("uscc", code.value()));
        put(identity, "personId", one.identity().personId());
        put(identity, "organisation", one.identity().organisation());
        put(identity, "person", one.identity().person());
        put(identity, "role", one.identity().role());
        json.put("identity", identity);
        return json;
    }

    private static void put(Map<String, Object> json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }
}
