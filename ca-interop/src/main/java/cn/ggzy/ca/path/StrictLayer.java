package cn.ggzy.ca.path;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** What RFC 5280 demands of certificates and validators commonly let pass. Each rule has a name; the first broken one is told. */
final class StrictLayer {
    private static final int KEY_CERT_SIGN = 5;
    private static final int MAX_SERIAL_BITS = 160;
    private static final String ANY_USE = "2.5.29.37.0";

    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.nameConstraints.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.certificatePolicies.getId(),
            Extension.policyMappings.getId(),
            Extension.policyConstraints.getId(),
            Extension.inhibitAnyPolicy.getId());

    private record Strict(Rule rule, Predicate<CandidatePath> holds) {}

    private static final List<Strict> RULES = List.of(
            strict(
                    "version",
                    "版本为 3（RFC 5280 4.1.2.1）",
                    "version 3 (RFC 5280 4.1.2.1)",
                    everywhere(certificate -> certificate.getVersion() == 3)),
            strict(
                    "serial",
                    "序列号为正且不超过 20 字节（4.1.2.2）",
                    "serial number positive, at most 20 octets (4.1.2.2)",
                    everywhere(StrictLayer::serial)),
            strict(
                    "times",
                    "时间精确到秒并以 Z 结尾（4.1.2.5）",
                    "times to the second, in Z (4.1.2.5)",
                    everywhere(StrictForms::times)),
            strict("issuer", "颁发者有名称（4.1.2.4）", "issuer is named (4.1.2.4)", everywhere(StrictLayer::issuerNamed)),
            strict(
                    "end-entity",
                    "该证书不是颁发机构证书",
                    "the certificate is not an authority's",
                    path -> endEntity(path.leaf())),
            strict(
                    "authority",
                    "颁发机构以关键的基本约束表明身份（4.2.1.9）",
                    "authorities say so in critical basic constraints (4.2.1.9)",
                    authorities(StrictLayer::authority)),
            strict(
                    "may-sign",
                    "颁发机构的密钥可签发证书（4.2.1.3）",
                    "authorities may sign certificates (4.2.1.3)",
                    authorities(StrictLayer::maySign)),
            strict("path-length", "路径长度不超过限制（4.2.1.9）", "path length (4.2.1.9)", StrictLayer::pathLength),
            strict(
                    "extensions",
                    "没有未知的关键扩展（4.2）",
                    "no unknown critical extension (4.2)",
                    StrictLayer::extensionsUnderstood),
            strict(
                    "criticality",
                    "名称约束与策略约束为关键扩展（4.2.1.10、4.2.1.11、4.2.1.14）",
                    "name and policy constraints are critical (4.2.1.10, 4.2.1.11, 4.2.1.14)",
                    everywhere(StrictLayer::critical)),
            strict(
                    "name-constraints",
                    "名称约束不为空，无最小最大值，网络带掩码（4.2.1.10）",
                    "name constraints name something, no minimum or maximum, networks with a mask (4.2.1.10)",
                    authorities(StrictForms::nameConstraints)),
            strict(
                    "policies",
                    "策略不重复，策略约束不为空（4.2.1.4、4.2.1.11）",
                    "no policy twice, policy constraints not empty (4.2.1.4, 4.2.1.11)",
                    everywhere(StrictForms::policies)),
            strict(
                    "subject",
                    "无主体名称时别名为关键扩展（4.2.1.6）",
                    "alternative name is critical without a subject (4.2.1.6)",
                    everywhere(StrictLayer::subjectNamed)),
            strict(
                    "key-identifiers",
                    "密钥标识前后一致（4.2.1.1）",
                    "key identifiers agree (4.2.1.1)",
                    StrictLayer::keyIdentifiers),
            strict("nested-uses", "扩展密钥用途逐级不扩大", "extended key usage is nested", StrictLayer::usesNested));

    private StrictLayer() {}

    static Check check(CandidatePath path) {
        List<Check> all = RULES.stream().map(rule -> check(rule, path)).toList();
        return all.stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .findFirst()
                .map(broken -> Check.failed(
                        CheckId.STRICT, broken.reason(), broken.rule().en()))
                .orElseGet(() -> Check.passed(CheckId.STRICT, "holds"))
                .madeOf(all);
    }

    private static Check check(Strict strict, CandidatePath path) {
        Check one = strict.holds.test(path)
                ? Check.passed(CheckId.STRICT, "holds")
                : Check.failed(CheckId.STRICT, Reason.STRUCTURE_WRONG, "broken");
        return one.as(strict.rule);
    }

    private static Strict strict(String id, String zh, String en, Predicate<CandidatePath> holds) {
        return new Strict(new Rule("strict." + id, zh, en), holds);
    }

    private static Predicate<CandidatePath> everywhere(Predicate<X509Certificate> rule) {
        return path -> all(path).allMatch(rule);
    }

    private static Predicate<CandidatePath> authorities(Predicate<X509Certificate> rule) {
        return path -> all(path).skip(1).allMatch(rule);
    }

    private static Stream<X509Certificate> all(CandidatePath path) {
        return Stream.concat(path.certificates().stream(), Stream.of(path.anchor()));
    }

    private static boolean serial(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        return serial.signum() > 0 && serial.bitLength() < MAX_SERIAL_BITS;
    }

    private static boolean issuerNamed(X509Certificate certificate) {
        return !certificate.getIssuerX500Principal().getName().isEmpty();
    }

    private static boolean endEntity(X509Certificate certificate) {
        return certificate.getBasicConstraints() < 0
                && !StrictForms.pathLength(certificate)
                && !maySign(certificate)
                && certificate.getExtensionValue(Extension.nameConstraints.getId()) == null;
    }

    private static boolean authority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 && isCritical(certificate, Extension.basicConstraints.getId());
    }

    private static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[KEY_CERT_SIGN];
    }

    /** Own count: the provider's comes one certificate late, and does not look at the anchor. */
    private static boolean pathLength(CandidatePath path) {
        int below = 0;
        for (int i = 1; i <= path.certificates().size(); i++) {
            X509Certificate authority = path.issuerOf(i - 1);
            if (authority.getBasicConstraints() < below) {
                return false;
            }
            below += Names.isSelfIssued(authority) ? 0 : 1;
        }
        return true;
    }

    private static boolean extensionsUnderstood(CandidatePath path) {
        Set<String> understood = new HashSet<>(UNDERSTOOD);
        understood.addAll(path.profile().extensions());
        return all(path).allMatch(certificate -> understood.containsAll(criticalOf(certificate)));
    }

    private static boolean critical(X509Certificate certificate) {
        return Stream.of(Extension.nameConstraints, Extension.policyConstraints, Extension.inhibitAnyPolicy)
                .filter(id -> certificate.getExtensionValue(id.getId()) != null)
                .allMatch(id -> isCritical(certificate, id.getId()));
    }

    private static boolean subjectNamed(X509Certificate certificate) {
        return !certificate.getSubjectX500Principal().getName().isEmpty()
                || isCritical(certificate, Extension.subjectAlternativeName.getId());
    }

    private static boolean keyIdentifiers(CandidatePath path) {
        for (int i = 0; i < path.certificates().size(); i++) {
            Optional<byte[]> said = authorityKey(path.certificates().get(i));
            Optional<byte[]> is = subjectKey(path.issuerOf(i));
            if (said.isPresent() && is.isPresent() && !Arrays.equals(said.get(), is.get())) {
                return false;
            }
        }
        return true;
    }

    /** An authority that is limited to some uses cannot issue for others. */
    private static boolean usesNested(CandidatePath path) {
        Optional<Set<String>> allowed = Optional.empty();
        List<X509Certificate> downwards = new java.util.ArrayList<>(all(path).toList());
        java.util.Collections.reverse(downwards);
        for (X509Certificate certificate : downwards) {
            Optional<Set<String>> own = uses(certificate);
            if (own.isPresent() && allowed.isPresent() && !allowed.get().containsAll(own.get())) {
                return false;
            }
            allowed = own.isPresent() ? own : allowed;
        }
        // A holder who says nothing has the uses of the authority.
        return allowed.isEmpty() || uses(path.leaf()).isPresent() || UsageChecks.personal(allowed.get());
    }

    private static Optional<Set<String>> uses(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(ANY_USE) ? Optional.empty() : Optional.of(Set.copyOf(uses));
        } catch (CertificateParsingException e) {
            return Optional.of(Set.of());
        }
    }

    private static Optional<byte[]> authorityKey(X509Certificate certificate) {
        return ExtensionValues.of(certificate, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
    }

    private static Optional<byte[]> subjectKey(X509Certificate certificate) {
        return ExtensionValues.of(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
                .map(SubjectKeyIdentifier::getKeyIdentifier);
    }

    private static boolean isCritical(X509Certificate certificate, String oid) {
        return criticalOf(certificate).contains(oid);
    }

    private static Set<String> criticalOf(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical == null ? Set.of() : critical;
    }
}
