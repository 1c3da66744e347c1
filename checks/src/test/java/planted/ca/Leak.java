package planted.ca;

import org.bouncycastle.asn1.x500.X500Name;

/** A public signature that names a library's type. */
public class Leak {
    /** Leaks. */
    public X500Name subject() {
        return new X500Name("CN=x");
    }
}
