package cn.ggzy.ca.path;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * The certificate policies of RFC 5280 6.1, from the listed authority down, which counts as the first certificate (RFC 5937). Any
 * policy will do for us, so of the policy tree only its lowest level is kept: each valid policy with what it is called below. That is
 * the graph of RFC 9618, which hostile mappings cannot blow up.
 */
final class PolicyRules {
    private static final String ANY = "2.5.29.32.0";

    /** Valid policies, and the names under which the next certificate may say them; nothing left means that none is valid. */
    private Map<String, Set<String>> valid = Map.of(ANY, Set.of(ANY));

    private int requiredAfter = Integer.MAX_VALUE;
    private int mappedFor = Integer.MAX_VALUE;
    private int anyFor = Integer.MAX_VALUE;

    private PolicyRules() {}

    /** What is broken, from the listed authority at the end of the list to the holder at its beginning. */
    static Optional<String> problem(List<X509Certificate> path) {
        PolicyRules rules = new PolicyRules();
        for (int i = path.size() - 1; i > 0; i--) {
            X509Certificate authority = path.get(i);
            boolean listed = i == path.size() - 1;
            rules.name(listed ? namedByTheListed(authority) : named(authority), Names.isSelfIssued(authority));
            if (!rules.map(mappings(authority))) {
                return Optional.of("any policy is mapped");
            }
            rules.countDown(authority);
        }
        return rules.end(path.get(0));
    }

    /** 6.1.3 (d), (e): the policies of the next certificate. */
    private void name(Set<String> named, boolean anyAllowed) {
        Set<String> expected = valid.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        Set<String> next = new HashSet<>(named);
        next.remove(ANY);
        if (!valid.containsKey(ANY)) {
            next.retainAll(expected);
        }
        if (named.contains(ANY) && (anyFor > 0 || anyAllowed)) {
            next.addAll(expected);
        }
        valid = next.stream().collect(Collectors.toMap(policy -> policy, Set::of));
    }

    /** 6.1.4 (a), (b). */
    private boolean map(Map<String, Set<String>> mappings) {
        if (mappings.containsKey(ANY) || mappings.values().stream().anyMatch(to -> to.contains(ANY))) {
            return false;
        }
        Map<String, Set<String>> next = new HashMap<>(valid);
        if (mappedFor > 0) {
            mappings.forEach((from, to) -> {
                if (valid.containsKey(from) || valid.containsKey(ANY)) {
                    next.put(from, to);
                }
            });
        } else {
            next.keySet().removeAll(mappings.keySet());
        }
        valid = next;
        return true;
    }

    /** 6.1.4 (h) to (j). */
    private void countDown(X509Certificate authority) {
        if (!Names.isSelfIssued(authority)) {
            requiredAfter = less(requiredAfter);
            mappedFor = less(mappedFor);
            anyFor = less(anyFor);
        }
        Optional<PolicyConstraints> constraints = constraints(authority);
        requiredAfter = least(requiredAfter, constraints.map(PolicyConstraints::getRequireExplicitPolicyMapping));
        mappedFor = least(mappedFor, constraints.map(PolicyConstraints::getInhibitPolicyMapping));
        anyFor = least(
                anyFor,
                ExtensionValues.of(authority, Extension.inhibitAnyPolicy, ASN1Integer::getInstance)
                        .map(ASN1Integer::getValue));
    }

    /** 6.1.5. */
    private Optional<String> end(X509Certificate holder) {
        name(named(holder), false);
        boolean itself = constraints(holder)
                .map(PolicyConstraints::getRequireExplicitPolicyMapping)
                .filter(skip -> skip.signum() == 0)
                .isPresent();
        boolean required = itself || less(requiredAfter) == 0;
        return required && valid.isEmpty() ? Optional.of("a policy is required, and none is valid") : Optional.empty();
    }

    private static int less(int count) {
        return Math.max(0, count - 1);
    }

    private static int least(int count, Optional<BigInteger> skip) {
        return skip.map(BigInteger.valueOf(count)::min)
                .map(BigInteger::intValue)
                .orElse(count);
    }

    /** A listed authority without policies of its own stands for any, unless it demands one itself. */
    private static Set<String> namedByTheListed(X509Certificate listed) {
        boolean demands = constraints(listed)
                .map(PolicyConstraints::getRequireExplicitPolicyMapping)
                .isPresent();
        Set<String> named = named(listed);
        return named.isEmpty() && !demands ? Set.of(ANY) : named;
    }

    private static Set<String> named(X509Certificate certificate) {
        return ExtensionValues.of(certificate, Extension.certificatePolicies, CertificatePolicies::getInstance)
                .map(policies -> Arrays.stream(policies.getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private static Map<String, Set<String>> mappings(X509Certificate authority) {
        Map<String, Set<String>> mappings = new HashMap<>();
        ExtensionValues.of(authority, Extension.policyMappings, ASN1Sequence::getInstance)
                .ifPresent(pairs -> pairs.forEach(pair -> {
                    ASN1Sequence fromTo = ASN1Sequence.getInstance(pair);
                    mappings.computeIfAbsent(fromTo.getObjectAt(0).toString(), from -> new HashSet<>())
                            .add(fromTo.getObjectAt(1).toString());
                }));
        return mappings;
    }

    private static Optional<PolicyConstraints> constraints(X509Certificate certificate) {
        return ExtensionValues.of(certificate, Extension.policyConstraints, PolicyConstraints::getInstance);
    }
}
