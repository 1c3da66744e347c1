package cn.ggzy.ca.signature;

import java.util.Map;

/** The two families of content types: those of RFC 5652, and those of GM/T 0010 and GB/T 35275, which mean the same. */
public enum CmsForm {
    STANDARD("1.2.840.113549.1.7."),
    GM("1.2.156.10197.6.1.4.2.");

    /** {@code id-ct-authEnvelopedData}; the national standard has none. */
    public static final String AUTH_ENVELOPED_DATA = "1.2.840.113549.1.9.16.1.23";

    private static final Map<String, CmsForm> SIGNED = Map.of(STANDARD.signedData(), STANDARD, GM.signedData(), GM);

    private final String arc;

    CmsForm(String arc) {
        this.arc = arc;
    }

    public String data() {
        return arc + 1;
    }

    public String signedData() {
        return arc + 2;
    }

    public String envelopedData() {
        return arc + 3;
    }

    public String signedAndEnvelopedData() {
        return arc + 4;
    }

    /** Whether the content type says that the content is plain octets. */
    static boolean isData(String contentType) {
        return contentType.equals(STANDARD.data()) || contentType.equals(GM.data());
    }

    static boolean isSignedData(String contentType) {
        return SIGNED.containsKey(contentType);
    }

    static CmsForm ofSignedData(String contentType) {
        return SIGNED.getOrDefault(contentType, STANDARD);
    }
}
