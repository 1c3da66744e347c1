package cn.ggzy.platform.service.mediumless;

/** Port: the authority that certifies keys made by two parties, and takes certificates back. */
public interface Issuer {
    /** The certificate (DER) for the key that signed this PKCS#10 request. */
    byte[] issue(Applicant who, byte[] request);

    /** Takes it back; the authority's next revocation list says so. May be repeated. */
    void revoke(byte[] certificate);
}
