package cn.ggzy.ca.path;

/** The named checks, in the order in which they run and in which a reason is chosen. */
public enum CheckId {
    TRUST_LIST("trust-list"),
    FORMAT("format"),
    PATH("path"),
    SIGNATURE("signature"),
    ALGORITHM("algorithm"),
    STRICT("strict"),
    CONSTRAINTS("constraints"),
    VALIDITY("validity"),
    KEY_USAGE("key-usage"),
    SERVICE_PURPOSE("service-purpose"),
    SERVICE_STATUS("service-status"),
    REVOCATION("revocation"),
    IDENTITY("identity"),
    CHECK_DIGIT("check-digit");

    private final String id;

    CheckId(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
