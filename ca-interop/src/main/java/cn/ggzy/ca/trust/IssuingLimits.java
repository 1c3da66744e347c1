package cn.ggzy.ca.trust;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * How far the agreement with an authority goes: names under one of these ({@code C=CN}, the outermost part first), at most so many
 * authorities below the listed one, and certificates that begin within these instants ({@code issuedTo} outside).
 */
public record IssuingLimits(
        List<String> permittedDn, Optional<Integer> maxPath, Optional<Instant> issuedFrom, Optional<Instant> issuedTo) {
    private static final int DEEPEST = 8;

    public IssuingLimits {
        permittedDn = List.copyOf(permittedDn);
    }

    static IssuingLimits read(StrictObject json) {
        IssuingLimits limits = new IssuingLimits(
                json.optionalStrings("permittedDn").orElse(List.of()),
                json.optionalNumber("maxPath").map(number -> depth(json, number)),
                json.optionalInstant("issuedFrom"),
                json.optionalInstant("issuedTo"));
        limits.permittedDn().forEach(text -> requireName(json, text));
        json.end();
        return limits;
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!permittedDn.isEmpty()) {
            json.put("permittedDn", permittedDn);
        }
        maxPath.ifPresent(depth -> json.put("maxPath", depth));
        issuedFrom.ifPresent(from -> json.put("issuedFrom", from.toString()));
        issuedTo.ifPresent(to -> json.put("issuedTo", to.toString()));
        return json;
    }

    /** What of these a path (holder first, the listed authority not included) goes beyond. */
    List<Breach> breaches(List<X509Certificate> path) {
        X509Certificate leaf = path.get(0);
        List<Breach> found = new ArrayList<>();
        if (!permittedDn.isEmpty() && permittedDn.stream().noneMatch(base -> isUnder(leaf, base))) {
            found.add(new Breach(
                    Breach.Kind.NAME_OUTSIDE, leaf.getSubjectX500Principal().getName()));
        }
        int below = path.size() - 1;
        if (maxPath.filter(most -> below > most).isPresent()) {
            found.add(new Breach(Breach.Kind.PATH_TOO_LONG, below + " below, at most " + maxPath.get()));
        }
        Instant begins = leaf.getNotBefore().toInstant();
        if (issuedFrom.filter(begins::isBefore).isPresent()
                || issuedTo.filter(end -> !begins.isBefore(end)).isPresent()) {
            found.add(new Breach(Breach.Kind.ISSUED_OUTSIDE, begins.toString()));
        }
        return found;
    }

    /** By whole parts from the outermost on, compared as names are, so that nobody gets in by a part that only begins alike. */
    private static boolean isUnder(X509Certificate leaf, String base) {
        RDN[] parts = X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded())
                .getRDNs();
        RDN[] outer = new X500Name(base).getRDNs();
        return parts.length >= outer.length
                && new X500Name(java.util.Arrays.copyOf(parts, outer.length)).equals(new X500Name(outer));
    }

    private static int depth(StrictObject json, long number) {
        if (number < 0 || number > DEEPEST) {
            throw json.refuse("maxPath", "must be 0 to " + DEEPEST);
        }
        return (int) number;
    }

    private static void requireName(StrictObject json, String text) {
        Refusal refusal = json.refuse("permittedDn", "has no name in " + text);
        try {
            if (new X500Name(text).getRDNs().length == 0) {
                throw refusal;
            }
        } catch (IllegalArgumentException e) {
            throw refusal;
        }
    }
}
