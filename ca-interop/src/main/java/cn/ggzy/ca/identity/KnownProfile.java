package cn.ggzy.ca.identity;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.StrictObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A way of placing an identity in a certificate that integrators' public code reads, as data. None of them is an authority's own
 * specification: whoever lists an authority tries its real certificates first ({@link ProfileTrial}).
 */
public record KnownProfile(
        String id, String zh, String en, Mark mark, String source, Optional<String> caution, IdentityProfile profile) {
    private static final String CODE = "profile.malformed";
    private static final String FORMAT = "ggzy-identity-profile/1";

    /** Which there are; their order is the order they are shown in. */
    public static final List<String> IDS = List.of(
            "gbt20518",
            "gmt0015-2023-a",
            "gmt0015-2023-b",
            "old-arc-a",
            "old-arc-b",
            "eidas",
            "cfca",
            "bjca-sm2",
            "bjca-rsa",
            "sheca",
            "zjca",
            "gzca",
            "gdca",
            "netca",
            "shenzhen");

    /** How sure we are that it is so. */
    public enum Mark {
        SEEN_IN_INTEGRATOR_CODE(
                "见于公开的集成代码，并非认证机构规范", "seen in public integrator code, not the authority's specification");

        private final String zh;
        private final String en;

        Mark(String zh, String en) {
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

    public static List<KnownProfile> all() {
        return IDS.stream().map(KnownProfile::of).toList();
    }

    /** Refused with {@code profile.unknown} when there is none of this name. */
    public static KnownProfile of(String id) {
        if (!IDS.contains(id)) {
            throw new Refusal("profile.unknown", id);
        }
        return read(StrictObject.parse(resource(id), CODE));
    }

    static String resource(String id) {
        try (InputStream in = KnownProfile.class.getResourceAsStream("profiles/" + id + ".json")) {
            if (in == null) {
                throw new Refusal("profile.unknown", id);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownProfile read(StrictObject json) {
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        KnownProfile known = new KnownProfile(
                json.string("id"),
                json.string("zh"),
                json.string("en"),
                json.oneOf(Mark.class, "mark"),
                json.string("source"),
                json.optionalString("caution"),
                json.optionalObject("profile")
                        .map(IdentityProfile::read)
                        .orElseThrow(() -> json.refuse("profile", "is missing")));
        json.end();
        return known;
    }
}
