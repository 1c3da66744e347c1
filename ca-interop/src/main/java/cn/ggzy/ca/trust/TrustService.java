package cn.ggzy.ca.trust;

import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One listed issuing authority. The anchor is its own certificate and never the root above it: the national root would recognise
 * every licensed authority at once, agreement or not. {@code chain} is kept for information. {@code terms} is what the agreement says
 * beyond that.
 */
public record TrustService(
        String id,
        String name,
        X509Certificate certificate,
        List<X509Certificate> chain,
        Set<Purpose> purposes,
        List<StatusPeriod> history,
        String profile,
        ServiceTerms terms) {
    public TrustService {
        chain = List.copyOf(chain);
        purposes = Set.copyOf(purposes);
        history = List.copyOf(history);
    }

    /** An authority of which the list says no more. */
    public TrustService(
            String id,
            String name,
            X509Certificate certificate,
            List<X509Certificate> chain,
            Set<Purpose> purposes,
            List<StatusPeriod> history,
            String profile) {
        this(id, name, certificate, chain, purposes, history, profile, ServiceTerms.NONE);
    }

    /** The period in force; none before the first one began, and none after one that ended with nothing behind it. */
    public Optional<StatusPeriod> at(Instant instant) {
        return history.stream()
                .filter(period -> !period.from().isAfter(instant))
                .reduce((earlier, later) -> later)
                .filter(period -> period.holdsAt(instant));
    }

    /** When the next period begins or this one ends, if the list already says so. */
    public Optional<Instant> changeAfter(Instant instant) {
        return history.stream()
                .flatMap(period -> Stream.concat(Stream.of(period.from()), period.to().stream()))
                .filter(change -> change.isAfter(instant))
                .min(Comparator.naturalOrder());
    }

    TrustService with(StatusPeriod next) {
        List<StatusPeriod> longer = new ArrayList<>(history);
        longer.add(next);
        return new TrustService(id, name, certificate, chain, purposes, longer, profile, terms);
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", name);
        json.put("certificate", base64(certificate));
        json.put("chain", chain.stream().map(TrustService::base64).toList());
        json.put("purposes", purposes.stream().map(Enum::name).sorted().toList());
        json.put("history", history.stream().map(StatusPeriod::write).toList());
        json.put("profile", profile);
        terms.writeInto(json);
        return json;
    }

    static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(Certificates.encoded(certificate));
    }
}
