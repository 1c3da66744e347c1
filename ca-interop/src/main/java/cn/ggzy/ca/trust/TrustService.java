package cn.ggzy.ca.trust;

import cn.ggzy.ca.crypto.Certificates;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One listed issuing authority. The anchor is its own certificate and never the root above it: the national root would recognise
 * every licensed authority at once, agreement or not. {@code chain} is kept for information.
 */
public record TrustService(
        String id,
        String name,
        X509Certificate certificate,
        List<X509Certificate> chain,
        Set<Purpose> purposes,
        List<StatusPeriod> history,
        String profile) {
    public TrustService {
        chain = List.copyOf(chain);
        purposes = Set.copyOf(purposes);
        history = List.copyOf(history);
    }

    /** The period in force; none before the first one began. */
    public Optional<StatusPeriod> at(Instant instant) {
        return history.stream()
                .filter(period -> !period.from().isAfter(instant))
                .reduce((earlier, later) -> later);
    }

    /** When the next period begins, if the list already says so. */
    public Optional<Instant> changeAfter(Instant instant) {
        return history.stream()
                .map(StatusPeriod::from)
                .filter(from -> from.isAfter(instant))
                .findFirst();
    }

    TrustService with(StatusPeriod next) {
        List<StatusPeriod> longer = new ArrayList<>(history);
        longer.add(next);
        return new TrustService(id, name, certificate, chain, purposes, longer, profile);
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
        return json;
    }

    static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(Certificates.encoded(certificate));
    }
}
