package cn.ggzy.verifier.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** An organisation of the chain: its roots and intermediates, and which certificates are its own. */
record Organisation(String mspId, List<X509Certificate> roots, List<X509Certificate> intermediates) {
    private static final Set<String> ROLES = Set.of("client", "peer", "admin", "orderer");

    /** The signer behind a certificate, or empty when this organisation did not issue it as an identity. */
    Optional<Signer> signer(X509Certificate certificate) {
        if (certificate.getBasicConstraints() >= 0 || !issued(certificate)) return Optional.empty();
        List<String> roles =
                units(certificate).filter(ROLES::contains).distinct().toList();
        if (roles.size() > 1) return Optional.empty();
        return Optional.of(new Signer(mspId, certificate, roles.stream().findFirst()));
    }

    /** Expiry is deliberately no part of Fabric's membership: a committed transaction stays valid after it. */
    private boolean issued(X509Certificate certificate) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters path = new PKIXBuilderParameters(
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()), target);
            path.setRevocationEnabled(false);
            path.setDate(Date.from(certificate.getNotBefore().toInstant().plus(Duration.ofSeconds(1))));
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(intermediates)));
            CertPathBuilder.getInstance("PKIX").build(path);
            return true;
        } catch (GeneralSecurityException notIssuedHere) {
            return false;
        }
    }

    private static Stream<String> units(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .flatMap(Organisation::parts)
                            .filter(part -> part.getType().equalsIgnoreCase("OU"))
                            .map(part -> part.getValue().toString());
        } catch (InvalidNameException malformed) {
            return Stream.empty();
        }
    }

    private static Stream<Rdn> parts(Rdn rdn) {
        try {
            var all = rdn.toAttributes().getAll();
            Stream.Builder<Rdn> parts = Stream.builder();
            while (all.hasMore()) {
                var attribute = all.next();
                var values = attribute.getAll();
                while (values.hasMore()) parts.add(new Rdn(attribute.getID(), values.next()));
            }
            return parts.build();
        } catch (javax.naming.NamingException malformed) {
            return Stream.of(rdn);
        }
    }
}
