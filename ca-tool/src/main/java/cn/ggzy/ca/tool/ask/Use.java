package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.tool.file.Unreadable;
import cn.ggzy.ca.trust.Purpose;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a certificate is to be used for: one of the purposes a trust list speaks of, or one of the uses of RFC 5280 4.2.1.12 that only
 * plain certificates can be trusted for, or anything at all.
 */
public enum Use {
    SIGN("sign", "", "signing"),
    LOGIN("login", "", ""),
    ENCRYPT("encrypt", "", ""),
    SEAL("seal", "", ""),
    TIME_STAMP("time-stamp", "", "timestamp"),
    SERVER_AUTH("server-auth", "1.3.6.1.5.5.7.3.1", "server tls-server tls serverauth"),
    CLIENT_AUTH("client-auth", "1.3.6.1.5.5.7.3.2", "client tls-client"),
    CODE_SIGNING("code-signing", "1.3.6.1.5.5.7.3.3", ""),
    EMAIL_PROTECTION("email-protection", "1.3.6.1.5.5.7.3.4", "email smime"),
    TIME_STAMPING("time-stamping", "1.3.6.1.5.5.7.3.8", ""),
    OCSP_SIGNING("ocsp-signing", "1.3.6.1.5.5.7.3.9", ""),
    ANY("any", "", "2.5.29.37.0");

    private final String id;
    private final String keyPurpose;
    private final String otherNames;

    Use(String id, String keyPurpose, String otherNames) {
        this.id = id;
        this.keyPurpose = keyPurpose;
        this.otherNames = otherNames;
    }

    /** By its name in any spelling ({@code server-auth}, {@code serverAuth}, {@code SERVER_AUTH}), or by the OID of the key purpose. */
    public static Use of(String name) {
        String plain = plain(name);
        return Arrays.stream(values())
                .filter(use -> use.isCalled(plain))
                .findFirst()
                .orElseThrow(() -> new Unreadable("purpose", "\"" + name + "\" is none of " + names()));
    }

    public static String names() {
        return Arrays.stream(values()).map(Use::id).collect(Collectors.joining(", "));
    }

    public String id() {
        return id;
    }

    /** What a trust list calls it; empty for a use that no trust list speaks of. */
    Optional<Purpose> listed() {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(name()))
                .findFirst();
    }

    /** Servers and their clients: the authorities of the web are bound by its profile. */
    boolean ofTheWeb() {
        return this == SERVER_AUTH || this == CLIENT_AUTH;
    }

    Optional<String> keyPurpose() {
        return keyPurpose.isEmpty() ? Optional.empty() : Optional.of(keyPurpose);
    }

    private boolean isCalled(String plain) {
        return !plain.isEmpty()
                && (plain(id).equals(plain)
                        || plain(keyPurpose).equals(plain)
                        || Arrays.stream(otherNames.split(" ")).map(Use::plain).anyMatch(plain::equals));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
