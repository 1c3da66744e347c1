package cn.ggzy.ca.path;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One way from the certificate, by names, to a listed authority: leaf first, the authority itself not included. */
record CandidatePath(List<X509Certificate> certificates, TrustService service, IdentityProfile profile) {
    private static final int MAX_DEPTH = 5;
    // A budget on candidates, not on time, so that every machine decides alike. Ten helpers that really issued each
    // other make 36 ways.
    private static final int MAX_CANDIDATES = 64;

    CandidatePath {
        certificates = List.copyOf(certificates);
    }

    static List<CandidatePath> find(X509Certificate leaf, Helpers helpers, TrustList list) {
        List<CandidatePath> found = new ArrayList<>();
        extend(List.of(leaf), helpers.certificates(), list, found);
        return found;
    }

    X509Certificate leaf() {
        return certificates.get(0);
    }

    X509Certificate anchor() {
        return service.certificate();
    }

    /** The issuer of the certificate at {@code index}. */
    X509Certificate issuerOf(int index) {
        return index + 1 < certificates.size() ? certificates.get(index + 1) : anchor();
    }

    /** Those above the certificate at {@code index}: its issuer first, the anchor last. */
    List<X509Certificate> authoritiesOf(int index) {
        return Stream.concat(certificates.stream().skip(index + 1L), Stream.of(anchor()))
                .toList();
    }

    /** From the holder's certificate up to the listed authority's. */
    List<PathStep> steps() {
        return Stream.concat(certificates.stream(), Stream.of(anchor()))
                .map(one -> new PathStep(
                        one.getSubjectX500Principal().getName(),
                        one.getSerialNumber().toString(16),
                        one.getNotBefore().toInstant(),
                        one.getNotAfter().toInstant(),
                        Evidence.of(one)))
                .toList();
    }

    String describe() {
        return certificates.stream()
                .map(certificate -> certificate.getSerialNumber().toString(16))
                .collect(Collectors.joining(" < ", "", " < " + service.id()));
    }

    private static void extend(
            List<X509Certificate> path, List<X509Certificate> helpers, TrustList list, List<CandidatePath> found) {
        X509Certificate last = path.get(path.size() - 1);
        List<TrustService> services = list.services().stream()
                .filter(service -> Names.isNamed(last, service.certificate()))
                .toList();
        List<X509Certificate> next = path.size() == MAX_DEPTH
                ? List.of()
                : helpers.stream()
                        .filter(helper -> Names.isNamed(last, helper) && !isListed(helper, list) && !isOn(path, helper))
                        .toList();
        Issuers issuers = new Issuers(services, next).of(last);
        for (TrustService service : issuers.services()) {
            if (found.size() < MAX_CANDIDATES) {
                found.add(new CandidatePath(path, service, list.profileOf(service)));
            }
        }
        issuers.helpers().forEach(helper -> extend(longer(path, helper), helpers, list, found));
    }

    /** Those who bear the name that a certificate gives its issuer. */
    private record Issuers(List<TrustService> services, List<X509Certificate> helpers) {
        /** Where several do, those whose key signed it; where none did, one of them, so that the verdict can say so. */
        Issuers of(X509Certificate certificate) {
            if (services.size() + helpers.size() <= 1) {
                return this;
            }
            Issuers signed = new Issuers(
                    services.stream()
                            .filter(service -> Signatures.holds(certificate, service.certificate()))
                            .toList(),
                    helpers.stream()
                            .filter(helper -> Signatures.holds(certificate, helper))
                            .toList());
            return signed.services.isEmpty() && signed.helpers.isEmpty() ? one() : signed;
        }

        private Issuers one() {
            return services.isEmpty()
                    ? new Issuers(services, helpers.subList(0, 1))
                    : new Issuers(services.subList(0, 1), List.of());
        }
    }

    /** A listed authority is an anchor, never a step to the one above it: its own status and purposes decide. */
    private static boolean isListed(X509Certificate helper, TrustList list) {
        return list.services().stream()
                .anyMatch(service -> Objects.equals(service.certificate().getPublicKey(), helper.getPublicKey()));
    }

    /** Whoever comes twice, under whichever certificate, has gone in a circle. */
    private static boolean isOn(List<X509Certificate> path, X509Certificate helper) {
        return path.stream()
                .anyMatch(one ->
                        Objects.equals(one.getPublicKey(), helper.getPublicKey()) && Names.isSameSubject(one, helper));
    }

    private static List<X509Certificate> longer(List<X509Certificate> path, X509Certificate next) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
