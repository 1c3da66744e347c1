package cn.ggzy.ca.path;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;

/** An extension of a certificate as what it must be. The door has seen to it that it can be read. */
final class ExtensionValues {
    private ExtensionValues() {}

    static <T extends Object> Optional<T> of(
            X509Certificate certificate, ASN1ObjectIdentifier oid, Function<byte[], T> form) {
        return Optional.ofNullable(certificate.getExtensionValue(oid.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets())
                .map(form);
    }
}
