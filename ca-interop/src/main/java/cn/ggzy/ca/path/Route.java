package cn.ggzy.ca.path;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A way from a certificate to a listed authority that nobody can have made up: signatures, form and constraints hold, and the authority is
 * granted. Only the addresses in such certificates are the authority's own words; others may lead anywhere.
 */
public final class Route {
    private final CandidatePath path;

    private Route(CandidatePath path) {
        this.path = path;
    }

    /** None when there is no list, no certificate, or no such way. */
    public static List<Route> of(Facts facts, Instant at) {
        return facts.trustList().map(list -> of(facts, list, at)).orElse(List.of());
    }

    private static List<Route> of(Facts facts, TrustList list, Instant at) {
        try {
            X509Certificate certificate = Certificates.parse(facts.certificate());
            return CandidatePath.find(certificate, Helpers.read(facts.chain()), list).stream()
                    .filter(path -> isGranted(path, at) && holds(path))
                    .map(Route::new)
                    .toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    public TrustService service() {
        return path.service();
    }

    /** Leaf first; the listed authority is not among them. */
    public List<X509Certificate> certificates() {
        return path.certificates();
    }

    /** Those above the certificate at {@code index}: its issuer first, the listed authority last. */
    public List<X509Certificate> authoritiesOf(int index) {
        return path.authoritiesOf(index);
    }

    private static boolean isGranted(CandidatePath path, Instant at) {
        return path.service()
                .at(at)
                .filter(period -> period.status() == ServiceStatus.GRANTED)
                .isPresent();
    }

    private static boolean holds(CandidatePath path) {
        try {
            return Structure.of(path).stream().allMatch(check -> check.outcome() == Outcome.PASSED);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
