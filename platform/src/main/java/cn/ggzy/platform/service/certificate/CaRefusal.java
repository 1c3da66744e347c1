package cn.ggzy.platform.service.certificate;

/** Why an authority refuses, in words that are the same for all of them; each port translates its authority's own codes. */
public enum CaRefusal {
    KEY_NOT_ACCEPTED("certificate.ca-key"),
    IDENTITY_NOT_PROVEN("certificate.ca-identity"),
    CERTIFICATE_UNKNOWN("certificate.ca-unknown"),
    STANDING_WRONG("certificate.ca-standing"),
    OTHER("certificate.ca-other");

    private final String code;

    CaRefusal(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
