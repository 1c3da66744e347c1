package cn.ggzy.ca.revocation;

import cn.ggzy.ca.crypto.Algorithms;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.jspecify.annotations.Nullable;

/** Reads a revocation list under the key of the one who should have signed it. */
final class CrlReader {
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.issuingDistributionPoint,
            Extension.deltaCRLIndicator,
            Extension.cRLNumber,
            Extension.authorityKeyIdentifier);
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD_IN_ENTRIES =
            Set.of(Extension.reasonCode, Extension.certificateIssuer, Extension.invalidityDate);
    private static final Memo<Reading<Crl>> REMEMBERED = new Memo<>(64);

    private CrlReader() {}

    static Reading<Crl> read(Handed list, X509Certificate signer) {
        String key = list.digest() + Digests.hex(Digests.sha256(Certificates.encoded(signer)));
        return REMEMBERED.get(key, () -> verify(list.der(), signer, list.digest()));
    }

    private static Reading<Crl> verify(byte[] der, X509Certificate signer, String digest) {
        try {
            X509CRL crl = Certificates.parseCrl(der);
            if (!crl.getIssuerX500Principal().equals(signer.getSubjectX500Principal())) {
                return Reading.ofSomebodyElse();
            }
            if (!Signers.maySignLists(signer)) {
                return Reading.ignored("by a key that may not sign lists");
            }
            if (!Algorithms.allowed(crl.getSigAlgOID(), signer)) {
                return Reading.ignored("signed by " + crl.getSigAlgOID());
            }
            crl.verify(signer.getPublicKey(), Bc.provider());
            return read(CertificateList.getInstance(der).getTBSCertList(), crl, signer, digest);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Reading.ignored("cannot be read, or its signature is wrong");
        }
    }

    private static Reading<Crl> read(TBSCertList list, X509CRL crl, X509Certificate signer, String digest) {
        Optional<Extensions> extensions = Optional.ofNullable(list.getExtensions());
        Optional<String> strange = extensions.flatMap(all -> strange(all, UNDERSTOOD));
        if (strange.isPresent()) {
            return Reading.ignored("with the critical extension " + strange.get());
        }
        if (crl.getNextUpdate() == null) {
            return Reading.ignored("without an end");
        }
        if (!keyAgrees(extensions, signer)) {
            return Reading.ignored("names another key");
        }
        X500Name name = list.getIssuer();
        Scope scope = Scope.of(extensions.flatMap(all -> octets(all, Extension.issuingDistributionPoint)), name);
        Optional<BigInteger> base = extensions.flatMap(all -> number(all, Extension.deltaCRLIndicator));
        Map<X500Principal, Map<BigInteger, Revoked>> entries =
                entries(list, Point.principal(name), scope.indirect(), base.isPresent());
        return Reading.of(new Crl(
                digest,
                Point.principal(name),
                new Span(
                        crl.getThisUpdate().toInstant(),
                        Optional.of(crl.getNextUpdate().toInstant())),
                extensions.flatMap(all -> number(all, Extension.cRLNumber)),
                base,
                scope,
                entries,
                Optional.empty()));
    }

    /** Throws at an entry that is not for us to ignore: then the whole list settles nothing (RFC 5280 5.3). */
    private static Map<X500Principal, Map<BigInteger, Revoked>> entries(
            TBSCertList list, X500Principal signer, boolean indirect, boolean delta) {
        Map<X500Principal, Map<BigInteger, Revoked>> entries = new HashMap<>();
        X500Principal issuer = signer;
        Enumeration<?> all = list.getRevokedCertificateEnumeration();
        while (all.hasMoreElements()) {
            TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) all.nextElement();
            @Nullable Extensions extensions = entry.getExtensions();
            int reason = CRLReason.unspecified;
            if (extensions != null) {
                requireUnderstood(extensions, indirect);
                issuer = issuer(extensions).orElse(issuer);
                reason = reason(extensions, delta);
            }
            entries.computeIfAbsent(issuer, unused -> new HashMap<>())
                    .merge(
                            entry.getUserCertificate().getValue(),
                            new Revoked(
                                    entry.getRevocationDate().getDate().toInstant(),
                                    reason == CRLReason.certificateHold,
                                    reason == CRLReason.removeFromCRL),
                            Revoked::and);
        }
        return entries;
    }

    private static void requireUnderstood(Extensions extensions, boolean indirect) {
        boolean foreign = extensions.getExtension(Extension.certificateIssuer) != null;
        if (strange(extensions, UNDERSTOOD_IN_ENTRIES).isPresent() || foreign && !indirect) {
            throw new IllegalArgumentException("an entry that is not understood");
        }
    }

    /** The issuer of this entry and of those after it, until another is named (RFC 5280 5.3.3). */
    private static Optional<X500Principal> issuer(Extensions extensions) {
        return Optional.ofNullable(extensions.getExtensionParsedValue(Extension.certificateIssuer))
                .map(value -> Arrays.stream(GeneralNames.getInstance(value).getNames())
                        .filter(one -> one.getTagNo() == GeneralName.directoryName)
                        .findFirst()
                        .map(one -> Point.principal(X500Name.getInstance(one.getName())))
                        .orElseThrow(() -> new IllegalArgumentException("an issuer without a name")));
    }

    private static int reason(Extensions extensions, boolean delta) {
        ASN1Encodable said = extensions.getExtensionParsedValue(Extension.reasonCode);
        int reason = said == null
                ? CRLReason.unspecified
                : CRLReason.getInstance(said).getValue().intValue();
        if (reason == CRLReason.removeFromCRL && !delta) {
            throw new IllegalArgumentException("a complete list takes nothing off");
        }
        return reason;
    }

    private static boolean keyAgrees(Optional<Extensions> extensions, X509Certificate signer) {
        Optional<byte[]> said = extensions
                .flatMap(all -> octets(all, Extension.authorityKeyIdentifier))
                .map(value -> AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets());
        Optional<byte[]> is = Optional.ofNullable(signer.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
                .map(value -> SubjectKeyIdentifier.getInstance(
                                ASN1OctetString.getInstance(value).getOctets())
                        .getKeyIdentifier());
        return said.isEmpty() || is.isEmpty() || Arrays.equals(said.get(), is.get());
    }

    private static Optional<String> strange(Extensions extensions, Set<ASN1ObjectIdentifier> understood) {
        return Arrays.stream(extensions.getCriticalExtensionOIDs())
                .filter(oid -> !understood.contains(oid))
                .map(ASN1ObjectIdentifier::getId)
                .findFirst();
    }

    private static Optional<BigInteger> number(Extensions extensions, ASN1ObjectIdentifier oid) {
        return octets(extensions, oid)
                .map(value -> ASN1Integer.getInstance(value).getValue());
    }

    private static Optional<byte[]> octets(Extensions extensions, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(extensions.getExtension(oid))
                .map(one -> one.getExtnValue().getOctets());
    }
}
