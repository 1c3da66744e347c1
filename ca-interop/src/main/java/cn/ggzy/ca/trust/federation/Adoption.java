package cn.ggzy.ca.trust.federation;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.trust.Pointer;
import cn.ggzy.ca.trust.PointerFilter;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceKind;
import cn.ggzy.ca.trust.ServiceTerms;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.ca.trust.etsi.EtsiService;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides about each service of one other list: adopted under its pointer's filter, or left out with the reason. */
final class Adoption {
    /** What a service of another form may be used for at most; the filter decides. By name, as a list may name them. */
    private static final Map<ServiceKind, Set<String>> USES =
            Map.of(ServiceKind.CA_SIGN, Set.of("SIGN", "LOGIN", "SEAL"), ServiceKind.TSA, Set.of("TIME_STAMP"));

    private final PointerFilter filter;
    private final Optional<String> profile;
    private final Origin origin;
    private final Set<PublicKey> keys;
    private final List<Adopted> adopted;
    private final List<LeftOut> leftOut;

    Adoption(Pointer pointer, Origin origin, Set<PublicKey> keys, List<Adopted> adopted, List<LeftOut> leftOut) {
        this.filter = pointer.accept().orElseGet(() -> new PointerFilter(Set.of(), Set.of()));
        this.profile = pointer.profile();
        this.origin = origin;
        this.keys = keys;
        this.adopted = adopted;
        this.leftOut = leftOut;
    }

    /** A service in the own form: it keeps its history and terms, and of its uses those that the filter lets through. */
    void consider(TrustService service, Optional<IdentityProfile> read) {
        Optional<ServiceKind> kind = service.terms().kind();
        if (kind.isEmpty()) {
            leave(service.id(), LeftOut.Why.KIND_UNKNOWN, "");
        } else if (!filter.kinds().contains(kind.get())) {
            leave(service.id(), LeftOut.Why.KIND, kind.get().name());
        } else {
            adopt(service, read);
        }
    }

    /** A service of another form: what it counts for here is the filter's alone to say. */
    void consider(EtsiService service, TrustList own) {
        String about = service.provider() + ": " + service.name();
        if (!filter.kinds().contains(service.kind())) {
            leave(about, LeftOut.Why.KIND, service.kind().name());
            return;
        }
        Optional<IdentityProfile> read = profile.map(own.profiles()::get);
        for (X509Certificate certificate : service.certificates()) {
            if (certificate.getBasicConstraints() < 0) {
                leave(
                        about,
                        LeftOut.Why.NO_AUTHORITY,
                        certificate.getSubjectX500Principal().getName());
            } else {
                adopt(toService(service, certificate, about), read);
            }
        }
    }

    private void adopt(TrustService service, Optional<IdentityProfile> read) {
        Set<Purpose> uses =
                service.purposes().stream().filter(filter.purposes()::contains).collect(Collectors.toSet());
        if (uses.isEmpty()) {
            leave(service.id(), LeftOut.Why.PURPOSE, service.purposes().toString());
        } else if (read.isEmpty()) {
            leave(service.id(), LeftOut.Why.NO_PROFILE, service.profile());
        } else if (!keys.add(service.certificate().getPublicKey())) {
            leave(service.id(), LeftOut.Why.KEY_LISTED, "");
        } else {
            adopted.add(new Adopted(named(service, uses), read.get(), origin));
        }
    }

    private TrustService named(TrustService service, Set<Purpose> uses) {
        return new TrustService(
                origin.territory() + ":" + service.id(),
                service.name(),
                service.certificate(),
                service.chain(),
                uses,
                service.history(),
                origin.territory() + ":" + service.profile(),
                service.terms());
    }

    private TrustService toService(EtsiService service, X509Certificate certificate, String about) {
        Set<String> names = USES.getOrDefault(service.kind(), Set.of());
        return new TrustService(
                about + " " + certificate.getSerialNumber().toString(16),
                service.name(),
                certificate,
                List.of(),
                Set.of(Purpose.values()).stream()
                        .filter(purpose -> names.contains(purpose.name()))
                        .collect(Collectors.toSet()),
                service.history(),
                profile.orElse(""),
                new ServiceTerms(
                        Optional.of(service.kind()),
                        service.subjects(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void leave(String about, LeftOut.Why why, String detail) {
        leftOut.add(new LeftOut(origin, about, why, detail));
    }
}
