package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What somebody signed, read strictly: a member too many, missing or of another form is refused. */
record ActBody(JsonNode json) {
    private static final int LONGEST = 500;

    ActBody only(Set<String> names) {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!names.contains(member.getKey())) {
                throw malformed(member.getKey());
            }
        }
        return this;
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> malformed(name));
    }

    Optional<String> optional(String name) {
        JsonNode member = json.get(name);
        if (member == null) {
            return Optional.empty();
        }
        String text = member.isString() ? member.asString().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST) {
            throw malformed(name);
        }
        return Optional.of(text);
    }

    String digest(String name) {
        return optionalDigest(name).orElseThrow(() -> malformed(name));
    }

    Optional<String> optionalDigest(String name) {
        return optional(name).map(Ids::checkedDigest);
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        String text = text(name);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw malformed(name);
        }
    }

    private static RuleViolation malformed(String member) {
        return RuleViolation.malformed("certificate.body-malformed", Map.of("member", member));
    }
}
