package cn.ggzy.ca.identity;

import cn.ggzy.ca.json.StrictObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One rule of an authority's profile, as data: where to look, how to unwrap, and what the match means. No code of an authority runs
 * here, so a new authority needs a new list and not a new release.
 */
public record IdentityRule(
        Place from,
        String oid,
        int occurrence,
        Unwrap unwrap,
        int skip,
        Pattern match,
        Meaning as,
        boolean checkDigit) {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,17})){1,30}");
    private static final int MAX_PATTERN = 200;
    private static final String CHECK_DIGIT = "CHECK_DIGIT";

    /** The plain rule: the first value there, whole or by the one group of {@code match}. */
    public static IdentityRule of(Place from, String oid, Unwrap unwrap, String match, Meaning as) {
        return new IdentityRule(from, oid, 0, unwrap, 0, Pattern.compile(match), as, as == Meaning.USCC);
    }

    public static IdentityRule read(StrictObject json) {
        IdentityRule rule = new IdentityRule(
                json.oneOf(Place.class, "from"),
                oid(json),
                small(json, "occurrence"),
                json.optionalString("unwrap").isEmpty() ? Unwrap.NONE : json.oneOf(Unwrap.class, "unwrap"),
                small(json, "skip"),
                pattern(json),
                json.oneOf(Meaning.class, "as"),
                requiresCheckDigit(json));
        json.end();
        return rule;
    }

    public Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from.name());
        json.put("oid", oid);
        json.put("occurrence", occurrence);
        json.put("unwrap", unwrap.name());
        json.put("skip", skip);
        json.put("match", match.pattern());
        json.put("as", as.name());
        if (checkDigit) {
            json.put("requires", CHECK_DIGIT);
        }
        return json;
    }

    /** The part of {@code text} that this rule means, when the text is of the rule's form. */
    Optional<String> pick(String text) {
        try {
            Matcher matcher = match.matcher(new Counted(text));
            return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
        } catch (Counted.Exhausted e) {
            return Optional.empty();
        }
    }

    private static String oid(StrictObject json) {
        String oid = json.string("oid");
        if (!OID.matcher(oid).matches()) {
            throw json.refuse("oid", "is no object identifier");
        }
        return oid;
    }

    private static int small(StrictObject json, String name) {
        long number = json.optionalNumber(name).orElse(0L);
        if (number < 0 || number > 64) {
            throw json.refuse(name, "must be 0 to 64");
        }
        return (int) number;
    }

    private static Pattern pattern(StrictObject json) {
        String text = json.string("match");
        SimplePattern.problem(text).ifPresent(problem -> {
            throw json.refuse("match", problem);
        });
        try {
            Pattern pattern = Pattern.compile(text);
            if (text.length() <= MAX_PATTERN && pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
        } catch (PatternSyntaxException e) {
            throw json.refuse("match", "is no regular expression");
        }
        throw json.refuse("match", "must have exactly one group and at most " + MAX_PATTERN + " characters");
    }

    private static boolean requiresCheckDigit(StrictObject json) {
        Optional<String> requires = json.optionalString("requires");
        if (requires.isPresent() && !requires.get().equals(CHECK_DIGIT)) {
            throw json.refuse("requires", "may only be " + CHECK_DIGIT);
        }
        return requires.isPresent();
    }
}
