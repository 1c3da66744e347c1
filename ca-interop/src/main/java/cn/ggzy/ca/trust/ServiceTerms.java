package cn.ggzy.ca.trust;

import cn.ggzy.ca.identity.SubjectIdentity;
import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a list may say of an authority beyond that it counts. Each member is optional, and what is absent restricts nothing and is not
 * written, so that a list from before these members has the digest it always had. A set that is there and empty admits nobody.
 */
public record ServiceTerms(
        Optional<ServiceKind> kind,
        Optional<Set<SubjectKind>> subjects,
        Optional<Set<Medium>> media,
        Optional<IssuingLimits> constraints,
        List<ListedAlgorithm> algorithms,
        Optional<Sm2Habits> sm2,
        Optional<RevocationHabits> revocation,
        Optional<Boolean> encKeyEscrow) {
    public static final ServiceTerms NONE = new ServiceTerms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ServiceTerms {
        subjects = subjects.map(Set::copyOf);
        media = media.map(Set::copyOf);
        algorithms = List.copyOf(algorithms);
    }

    public boolean admits(SubjectKind subject) {
        return subjects.map(all -> all.contains(subject)).orElse(true);
    }

    public boolean admits(Medium medium) {
        return media.map(all -> all.contains(medium)).orElse(true);
    }

    /**
     * Where a certificate goes beyond these terms. The path begins with the holder's certificate and ends below the listed authority. Of
     * a medium that nobody told, nothing is said: it cannot be read from a certificate.
     */
    public List<Breach> breaches(List<X509Certificate> path, SubjectIdentity identity, Optional<Medium> medium) {
        List<Breach> found = new ArrayList<>();
        SubjectKind.of(identity)
                .filter(kind -> !admits(kind))
                .ifPresent(kind -> found.add(new Breach(Breach.Kind.SUBJECT_NOT_ADMITTED, kind.name())));
        medium.filter(where -> !admits(where))
                .ifPresent(where -> found.add(new Breach(Breach.Kind.MEDIUM_NOT_ALLOWED, where.name())));
        constraints.ifPresent(limits -> found.addAll(limits.breaches(path)));
        if (!algorithms.isEmpty() && algorithms.stream().noneMatch(one -> one.fits(path.get(0)))) {
            found.add(new Breach(
                    Breach.Kind.ALGORITHM_NOT_LISTED,
                    path.get(0).getPublicKey().getAlgorithm() + ", "
                            + path.get(0).getSigAlgOID()));
        }
        return List.copyOf(found);
    }

    static ServiceTerms read(StrictObject json) {
        return new ServiceTerms(
                json.optionalOneOf(ServiceKind.class, "kind"),
                json.optionalSetOf(SubjectKind.class, "subjects"),
                json.optionalSetOf(Medium.class, "media"),
                json.optionalObject("constraints").map(IssuingLimits::read),
                json.optionalStrings("algorithms").orElse(List.of()).stream()
                        .map(text -> ListedAlgorithm.of(text)
                                .orElseThrow(() -> json.refuse("algorithms", "has the unknown value " + text)))
                        .toList(),
                json.optionalObject("sm2").map(Sm2Habits::read),
                json.optionalObject("revocation").map(RevocationHabits::read),
                json.optionalFlag("encKeyEscrow"));
    }

    void writeInto(Map<String, Object> json) {
        kind.ifPresent(value -> json.put("kind", value.name()));
        subjects.ifPresent(all -> json.put("subjects", names(all)));
        media.ifPresent(all -> json.put("media", names(all)));
        constraints.ifPresent(limits -> json.put("constraints", limits.write()));
        if (!algorithms.isEmpty()) {
            json.put(
                    "algorithms",
                    algorithms.stream().map(ListedAlgorithm::toString).toList());
        }
        sm2.ifPresent(habits -> json.put("sm2", habits.write()));
        revocation.ifPresent(habits -> json.put("revocation", habits.write()));
        encKeyEscrow.ifPresent(escrowed -> json.put("encKeyEscrow", escrowed));
    }

    static List<String> names(Collection<? extends Enum<?>> all) {
        return all.stream().map(Enum::name).sorted().toList();
    }
}
