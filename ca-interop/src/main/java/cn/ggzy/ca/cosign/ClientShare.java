package cn.ggzy.ca.cosign;

import java.math.BigInteger;

/** The client's half. A certified phone module stands here in place of {@link SoftwareClientShare}. */
public interface ClientShare {
    /** The key of both halves, uncompressed (65 octets). */
    byte[] publicKey();

    /** Takes a fresh number for this session and this digest. */
    Signing.Round begin(SessionId session, BigInteger e);

    /** Takes a fresh number that hides C1 from the server. */
    Decryption.Round blind(byte[] c1);

    /** The half after a refresh by {@code rho}; this one stays as it is until its holder deletes it. */
    ClientShare refreshed(BigInteger rho);
}
