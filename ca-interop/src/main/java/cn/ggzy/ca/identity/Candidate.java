package cn.ggzy.ca.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something in a certificate that looks like a code or a number, where it stands, and whether its check digits hold. A person decides
 * whether it is one; {@code proposal} is a rule that would find it in certificates made like this one.
 */
public record Candidate(
        Meaning meaning,
        String value,
        boolean checkDigitsHold,
        Place place,
        String oid,
        String text,
        Optional<IdentityRule> proposal) {
    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meaning", meaning.name());
        json.put("value", value);
        json.put("checkDigits", checkDigitsHold);
        json.put("place", place.name());
        json.put("oid", oid);
        json.put("text", text);
        proposal.ifPresent(rule -> json.put("proposal", rule.write()));
        return json;
    }
}
