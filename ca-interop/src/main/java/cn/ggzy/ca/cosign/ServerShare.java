package cn.ggzy.ca.cosign;

import java.math.BigInteger;

/** The server's half. A hardware module stands here in place of {@link SoftwareServerShare}; no method gives an oracle smaller than a step. */
public interface ServerShare {
    /** Step 2 of a signature over the digest {@code e}, with a number of its own for each call. */
    Signing.Answer sign(BigInteger e, byte[] q1);

    /** T2 = d2⁻¹·T1. */
    byte[] decrypt(byte[] t1);

    /** The half after a refresh by {@code rho}; this one stays as it is until its holder deletes it. */
    ServerShare refreshed(BigInteger rho);
}
