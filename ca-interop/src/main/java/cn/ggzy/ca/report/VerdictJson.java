package cn.ggzy.ca.report;

import cn.ggzy.ca.identity.Provenance;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.Evidence;
import cn.ggzy.ca.path.PathStep;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Remedy;
import cn.ggzy.ca.path.Rule;
import cn.ggzy.ca.path.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** A verdict as canonical JSON, in the form of {@code docs/verdict.schema.json}; what is absent is left out. */
public final class VerdictJson {
    public static final String FORMAT = "ggzy-verdict/1";

    private VerdictJson() {}

    public static String of(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("status", verdict.status().name());
        json.put("reason", reason(verdict.reason()));
        verdict.service().ifPresent(id -> json.put("service", id));
        verdict.identity().ifPresent(who -> json.put("identity", identity(who)));
        json.put("path", verdict.path().stream().map(VerdictJson::step).toList());
        json.put("checks", verdict.checks().stream().map(VerdictJson::check).toList());
        verdict.recheckAt().ifPresent(instant -> json.put("recheckAt", instant.toString()));
        json.put(
                "wouldSettle",
                verdict.wouldSettle().stream().map(VerdictJson::remedy).toList());
        return Canonical.write(json);
    }

    private static Map<String, Object> reason(Reason reason) {
        return Map.of("code", reason.name(), "etsi", reason.etsi(), "zh", reason.zh(), "en", reason.en());
    }

    private static Map<String, Object> identity(SubjectIdentity who) {
        Map<String, Object> json = new LinkedHashMap<>();
        who.uscc().ifPresent(code -> json.put("uscc", code.value()));
        who.organisation().ifPresent(name -> json.put("organisation", name));
        who.person().ifPresent(name -> json.put("person", name));
        json.put("values", who.values().stream().map(VerdictJson::value).toList());
        return json;
    }

    private static Map<String, Object> value(Provenance found) {
        return Map.of(
                "meaning", found.meaning().name(),
                "value", found.value(),
                "rule", found.rule(),
                "place", found.place().name(),
                "oid", found.oid());
    }

    private static Map<String, Object> step(PathStep step) {
        return Map.of(
                "subject", step.subject(),
                "serial", step.serial(),
                "from", step.from().toString(),
                "until", step.until().toString(),
                "certificate", step.certificate().id());
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", check.id().id());
        json.put("rule", rule(check.rule()));
        json.put("outcome", check.outcome().name());
        json.put("reason", check.reason().name());
        json.put("evidence", check.evidence());
        json.put(
                "references",
                check.references().stream().map(VerdictJson::evidence).toList());
        check.holdsUntil().ifPresent(instant -> json.put("holdsUntil", instant.toString()));
        json.put("children", check.children().stream().map(VerdictJson::check).toList());
        return json;
    }

    private static Map<String, Object> rule(Rule rule) {
        return Map.of("id", rule.id(), "zh", rule.zh(), "en", rule.en());
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        return Map.of("kind", evidence.kind().name(), "id", evidence.id());
    }

    private static Map<String, Object> remedy(Remedy remedy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", remedy.kind().name());
        json.put("about", remedy.about());
        remedy.at().ifPresent(instant -> json.put("at", instant.toString()));
        json.put("zh", remedy.kind().zh());
        json.put("en", remedy.kind().en());
        return json;
    }
}
