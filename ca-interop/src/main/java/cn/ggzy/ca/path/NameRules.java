package cn.ggzy.ca.path;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The name constraints of RFC 5280 4.2.1.10 and 6.1, the listed authority's own included. A name has to satisfy those of each authority
 * above it, one after the other: that is the intersection of what they permit and the union of what they exclude.
 */
final class NameRules {
    // A budget on comparisons, not on time, so that every machine decides alike.
    private static final int MAX_COMPARISONS = 250_000;

    private int comparisons;

    private NameRules() {}

    /** The first name that is not allowed, from the listed authority at the end of the list to the holder at its beginning. */
    static Optional<String> problem(List<X509Certificate> path) {
        return new NameRules().firstProblem(path);
    }

    private Optional<String> firstProblem(List<X509Certificate> path) {
        for (int i = path.size() - 2; i >= 0; i--) {
            X509Certificate certificate = path.get(i);
            if (i == 0 || !Names.isSelfIssued(certificate)) {
                List<NameConstraints> above = path.subList(i + 1, path.size()).stream()
                        .map(NameRules::constraints)
                        .flatMap(Optional::stream)
                        .toList();
                Optional<String> broken = names(certificate)
                        .filter(name -> above.stream().anyMatch(constraints -> !allows(constraints, name)))
                        .map(name -> "name outside an authority's constraints: " + name)
                        .findFirst();
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    private boolean allows(NameConstraints constraints, GeneralName name) {
        List<GeneralName> permitted = ofForm(constraints.getPermittedSubtrees(), name);
        List<GeneralName> excluded = ofForm(constraints.getExcludedSubtrees(), name);
        comparisons += permitted.size() + excluded.size();
        if (permitted.isEmpty() && excluded.isEmpty()) {
            return true;
        }
        return comparisons <= MAX_COMPARISONS
                && Subtrees.isComparable(name)
                && (permitted.isEmpty() || permitted.stream().anyMatch(tree -> Subtrees.contains(tree, name)))
                && excluded.stream().noneMatch(tree -> Subtrees.contains(tree, name));
    }

    private static List<GeneralName> ofForm(GeneralSubtree @Nullable [] trees, GeneralName name) {
        return trees == null
                ? List.of()
                : Arrays.stream(trees)
                        .map(GeneralSubtree::getBase)
                        .filter(base -> base.getTagNo() == name.getTagNo())
                        .toList();
    }

    private static Optional<NameConstraints> constraints(X509Certificate authority) {
        return ExtensionValues.of(authority, Extension.nameConstraints, NameConstraints::getInstance);
    }

    /** The subject, its e-mail addresses, and the alternative names. */
    private static Stream<GeneralName> names(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        List<GeneralName> names = new ArrayList<>();
        if (subject.size() > 0) {
            names.add(new GeneralName(subject));
        }
        Arrays.stream(subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(one -> one.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress))
                .map(AttributeTypeAndValue::getValue)
                .map(address -> new GeneralName(GeneralName.rfc822Name, address.toString()))
                .forEach(names::add);
        ExtensionValues.of(certificate, Extension.subjectAlternativeName, GeneralNames::getInstance)
                .ifPresent(alternatives -> names.addAll(List.of(alternatives.getNames())));
        return names.stream();
    }
}
