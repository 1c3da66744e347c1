package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import java.util.Map;

/**
 * Something that happened, to be put into the log. The leaf carries only the digest of {@code object}'s canonical form; the object itself stays in
 * the database, so that the comparison can name what was changed. Never bid content before opening, never personal data in {@code subject}.
 *
 * @param type of the catalogue, for example {@code bid.submitted}
 * @param subject path of the thing, for example {@code bid/<tender>/<lot>/<ticket>}
 * @param actor account, ticket, or the part of the platform that acted; public, and an account is the same in every tender: never of somebody whose
 *     name is a secret before opening or award (招标投标法 第三十七条)
 */
public record Fact(String type, String subject, Map<String, ?> object, String actor, String digest) {
    public Fact(String type, String subject, Map<String, ?> object, String actor) {
        this(type, subject, object, actor, CanonicalJson.digest(object));
    }

    /** About a file: {@code digest} is the SHA-256 of its octets, so that whoever has the file finds the fact. */
    public static Fact ofFile(String type, String subject, String digest, String actor) {
        return new Fact(type, subject, Map.of("file", digest), actor, Ids.checkedDigest(digest));
    }
}
