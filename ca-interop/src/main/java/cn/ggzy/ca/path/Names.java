package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Names as RFC 5280 7.1 compares them: part by part, without regard to case, to the string type and to how white space is written.
 * Java's own comparison tells attributes that it has no name for (organizationIdentifier) and domain components apart by their octets.
 */
final class Names {
    // A list of two hundred authorities is searched at every judgement: each certificate's names are read once.
    private static final Map<X509Certificate, Names> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Set<String>> subject;
    private final List<Set<String>> issuer;

    private Names(List<Set<String>> subject, List<Set<String>> issuer) {
        this.subject = subject;
        this.issuer = issuer;
    }

    static boolean isNamed(X509Certificate certificate, X509Certificate issuer) {
        return of(certificate).issuer.equals(of(issuer).subject);
    }

    /** Issued by an authority to itself: a new key, or the old one anew. */
    static boolean isSelfIssued(X509Certificate certificate) {
        Names names = of(certificate);
        return names.subject.equals(names.issuer);
    }

    static boolean isSameSubject(X509Certificate one, X509Certificate other) {
        return of(one).subject.equals(of(other).subject);
    }

    /** The parts of a name, in their order, each made comparable. */
    static List<Set<String>> parts(X500Name name) {
        return Arrays.stream(name.getRDNs()).map(Names::part).toList();
    }

    private static Names of(X509Certificate certificate) {
        return READ.computeIfAbsent(
                certificate,
                one -> new Names(parts(one.getSubjectX500Principal()), parts(one.getIssuerX500Principal())));
    }

    private static List<Set<String>> parts(X500Principal name) {
        return parts(X500Name.getInstance(name.getEncoded()));
    }

    private static Set<String> part(RDN rdn) {
        return Arrays.stream(rdn.getTypesAndValues()).map(Names::attribute).collect(Collectors.toUnmodifiableSet());
    }

    private static String attribute(AttributeTypeAndValue attribute) {
        return attribute.getType().getId() + "=" + comparable(attribute.getValue());
    }

    private static String comparable(ASN1Encodable value) {
        try {
            if (value instanceof ASN1String text) {
                return Normalizer.normalize(text.getString(), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .replaceAll("\\s+", " ");
            }
            return "#" + value.toASN1Primitive();
        } catch (IllegalArgumentException e) {
            // Octets that are no text in the encoding they claim are equal to themselves only.
            return octets(value);
        }
    }

    private static String octets(ASN1Encodable value) {
        try {
            return "#" + Digests.hex(value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
