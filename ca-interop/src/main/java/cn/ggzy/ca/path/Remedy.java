package cn.ggzy.ca.path;

import java.time.Instant;
import java.util.Optional;

/** Something that is missing and would settle an open question. {@code about} is the issuer's name or the list's sequence. */
public record Remedy(Kind kind, String about, Optional<Instant> at) {
    /** What to hand in. */
    public enum Kind {
        TRUST_LIST("可读取的信任列表", "a trust list that can be read"),
        NEWER_TRUST_LIST("更新的信任列表", "a newer trust list"),
        REVOCATION_LIST(
                "该颁发机构在当时有效的吊销列表或在线应答", "a revocation list or OCSP answer of the issuer in force at that instant"),
        AUTHORITY_CERTIFICATE(
                "与下级证书同时有效的颁发机构证书", "a certificate of the authority that is valid together with the one below");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
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
}
