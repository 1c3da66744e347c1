package cn.ggzy.ca.identity;

import cn.ggzy.ca.json.StrictObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ordered rules by which one authority's certificates are read, and certificates that show what they find; all rules run. */
public record IdentityProfile(List<IdentityRule> rules, List<ProfileTest> tests) {
    public IdentityProfile {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** A profile that nothing tests. */
    public IdentityProfile(List<IdentityRule> rules) {
        this(rules, List.of());
    }

    public static IdentityProfile read(StrictObject json) {
        IdentityProfile profile = new IdentityProfile(
                json.objects("rules").stream().map(IdentityRule::read).toList(),
                json.optionalObjects("tests").stream().map(ProfileTest::read).toList());
        json.end();
        return profile;
    }

    /** Without tests it is written as it always was. */
    public Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rules", rules.stream().map(IdentityRule::write).toList());
        if (!tests.isEmpty()) {
            json.put("tests", tests.stream().map(ProfileTest::write).toList());
        }
        return json;
    }

    /** Which tests do not hold, by number from 0, and why. */
    public List<String> failures() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            String number = "test " + i + ": ";
            tests.get(i).problem(this).ifPresent(problem -> all.add(number + problem));
        }
        return List.copyOf(all);
    }

    /** The rules, by number from 0, that find nothing in any test. */
    public Set<Integer> untested() {
        Set<Integer> silent = IntStream.range(0, rules.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
        tests.forEach(test -> IdentityExtractor.extract(test.certificate(), this)
                .values()
                .forEach(found -> silent.remove(found.rule())));
        return silent;
    }

    /** The extensions that this profile understands; an authority may mark them critical. */
    public Set<String> extensions() {
        return rules.stream()
                .filter(rule -> rule.from() == Place.EXT)
                .map(IdentityRule::oid)
                .collect(Collectors.toUnmodifiableSet());
    }
}
