package cn.ggzy.ca.identity;

import cn.ggzy.ca.json.StrictObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ordered rules by which one authority's certificates are read; all rules run. */
public record IdentityProfile(List<IdentityRule> rules) {
    public IdentityProfile {
        rules = List.copyOf(rules);
    }

    public static IdentityProfile read(StrictObject json) {
        IdentityProfile profile = new IdentityProfile(
                json.objects("rules").stream().map(IdentityRule::read).toList());
        json.end();
        return profile;
    }

    public Map<String, Object> write() {
        return Map.of("rules", rules.stream().map(IdentityRule::write).toList());
    }

    /** The extensions that this profile understands; an authority may mark them critical. */
    public Set<String> extensions() {
        return rules.stream()
                .filter(rule -> rule.from() == Place.EXT)
                .map(IdentityRule::oid)
                .collect(Collectors.toUnmodifiableSet());
    }
}
