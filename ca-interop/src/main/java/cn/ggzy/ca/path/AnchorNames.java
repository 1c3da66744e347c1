package cn.ggzy.ca.path;

import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** The name constraints inside the listed authority's own certificate. The provider's validation starts below it and ignores them. */
final class AnchorNames {
    private final PKIXNameConstraintValidator names = new PKIXNameConstraintValidator();

    static AnchorNames of(X509Certificate anchor) {
        AnchorNames constraints = new AnchorNames();
        byte[] value = anchor.getExtensionValue(Extension.nameConstraints.getId());
        if (value != null) {
            constraints.add(NameConstraints.getInstance(
                    ASN1OctetString.getInstance(value).getOctets()));
        }
        return constraints;
    }

    void require(List<X509Certificate> certificates) throws CertPathValidatorException {
        for (X509Certificate certificate : certificates) {
            try {
                require(certificate);
            } catch (NameConstraintValidatorException e) {
                throw new CertPathValidatorException("name outside the authority's constraints: " + e.getMessage(), e);
            }
        }
    }

    private void add(NameConstraints constraints) {
        if (constraints.getPermittedSubtrees() != null) {
            names.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        }
        if (constraints.getExcludedSubtrees() != null) {
            for (GeneralSubtree excluded : constraints.getExcludedSubtrees()) {
                names.addExcludedSubtree(excluded);
            }
        }
    }

    private void require(X509Certificate certificate) throws NameConstraintValidatorException {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        names.checkPermittedDN(subject);
        names.checkExcludedDN(subject);
        byte[] value = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (value != null) {
            GeneralNames alternatives =
                    GeneralNames.getInstance(ASN1OctetString.getInstance(value).getOctets());
            for (GeneralName name : alternatives.getNames()) {
                names.checkPermitted(name);
                names.checkExcluded(name);
            }
        }
    }
}
