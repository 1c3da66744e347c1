package cn.ggzy.ca.crypto;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider object that every call names. It is never registered: with Bouncy Castle in the global list the JDK's own
 * certificate factory would decide by its position whether an SM2 certificate can be read.
 */
public final class Bc {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private Bc() {}

    public static Provider provider() {
        return PROVIDER;
    }
}
