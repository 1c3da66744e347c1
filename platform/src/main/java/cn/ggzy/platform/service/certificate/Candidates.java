package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.identity.IdentityExtractor;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.identity.IdentityRule;
import cn.ggzy.ca.identity.Meaning;
import cn.ggzy.ca.identity.Place;
import cn.ggzy.ca.identity.Provenance;
import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.identity.Unwrap;
import cn.ggzy.ca.identity.Uscc;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts in a certificate that hold something like an organisation's code where no rule found it; a person decides whether it is one. */
final class Candidates {
    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])");
    private static final List<String> PARTS =
            List.of("2.5.4.3", "2.5.4.5", "2.5.4.10", "2.5.4.11", "2.5.4.97", "2.5.4.13", "1.2.840.113549.1.9.1");

    private Candidates() {}

    static List<Map<String, Object>> of(X509Certificate certificate, SubjectIdentity known) {
        Set<String> found = known.values().stream().map(Provenance::value).collect(Collectors.toSet());
        Set<String> told = new TreeSet<>();
        List<Map<String, Object>> all = new ArrayList<>();
        places(certificate)
                .forEach(rule -> IdentityExtractor.extract(certificate, new IdentityProfile(List.of(rule)))
                        .values()
                        .forEach(text -> {
                            Matcher code = CODE.matcher(text.raw());
                            while (code.find()) {
                                String value = code.group();
                                if (Uscc.hasShape(value) && !found.contains(value) && told.add(text.oid() + value)) {
                                    all.add(candidate(text, value, rule));
                                }
                            }
                        }));
        return all;
    }

    /** Every place whose text can be read, with a rule that takes all of it. */
    private static Stream<IdentityRule> places(X509Certificate certificate) {
        Stream<IdentityRule> names = PARTS.stream().map(oid -> whole(Place.RDN, oid, Unwrap.NONE));
        Stream<IdentityRule> extensions = Stream.of(
                        certificate.getCriticalExtensionOIDs(), certificate.getNonCriticalExtensionOIDs())
                .filter(oids -> oids != null)
                .flatMap(Set::stream)
                .sorted()
                .flatMap(oid -> Arrays.stream(Unwrap.values())
                        .sorted((one, other) -> other.compareTo(one))
                        .map(unwrap -> whole(Place.EXT, oid, unwrap)));
        return Stream.concat(names, extensions);
    }

    private static IdentityRule whole(Place place, String oid, Unwrap unwrap) {
        return IdentityRule.of(place, oid, unwrap, "(.+)", Meaning.ORG_NAME);
    }

    /** With the rule that would find it in certificates made like this one. */
    private static Map<String, Object> candidate(Provenance text, String value, IdentityRule place) {
        int at = text.raw().indexOf(value);
        String match = literal(text.raw().substring(0, at)) + "([0-9A-Z]{18})"
                + literal(text.raw().substring(at + value.length()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meaning", Meaning.USCC.name());
        json.put("value", value);
        json.put("checkDigits", new Uscc(value).checkDigitsHold());
        json.put("place", text.place().name());
        json.put("oid", text.oid());
        json.put("text", text.raw());
        json.put(
                "proposal",
                IdentityRule.of(place.from(), place.oid(), place.unwrap(), match, Meaning.USCC)
                        .write());
        return json;
    }

    private static String literal(String text) {
        return text.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1");
    }
}
