package cn.ggzy.ca.trust;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.json.Canonical;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One version of the trust list: who governs it, which authorities count, and how their certificates are read. */
public record TrustList(
        long sequence,
        Optional<String> previous,
        Instant issued,
        Optional<Instant> nextUpdate,
        List<Governor> governors,
        List<TrustService> services,
        Map<String, IdentityProfile> profiles,
        ListTerms terms) {
    public static final String FORMAT = "ggzy-trust-list/1";

    public TrustList {
        governors = List.copyOf(governors);
        services = List.copyOf(services);
        profiles = Map.copyOf(profiles);
    }

    /** A list that says nothing of territory, signatures and other lists. */
    public TrustList(
            long sequence,
            Optional<String> previous,
            Instant issued,
            Optional<Instant> nextUpdate,
            List<Governor> governors,
            List<TrustService> services,
            Map<String, IdentityProfile> profiles) {
        this(sequence, previous, issued, nextUpdate, governors, services, profiles, ListTerms.NONE);
    }

    /** Reads strictly; anything unknown, missing or contradictory is refused with {@code trust.malformed}. */
    public static TrustList parse(String json) {
        return TrustListReader.read(json);
    }

    public Optional<TrustService> service(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    public IdentityProfile profileOf(TrustService service) {
        return Optional.ofNullable(profiles.get(service.profile()))
                .orElseThrow(() -> new Refusal("trust.malformed", "no profile " + service.profile()));
    }

    public Optional<Governor> governor(String role) {
        return governors.stream()
                .filter(governor -> governor.role().equals(role))
                .findFirst();
    }

    /** The next version, in which one authority's status changes. */
    public TrustList next(String serviceId, StatusPeriod change, Instant issuedAt) {
        if (service(serviceId).isEmpty()) {
            throw new Refusal("trust.unknown-service", serviceId);
        }
        List<TrustService> changed = services.stream()
                .map(service -> service.id().equals(serviceId) ? service.with(change) : service)
                .toList();
        TrustList next = new TrustList(
                sequence + 1, Optional.of(digest()), issuedAt, nextUpdate, governors, changed, profiles, terms);
        return parse(next.toJson());
    }

    /** How current the list is: past its next update somebody should fetch another, past its last day nobody may use it. */
    public Currency currency(Instant at) {
        if (terms.mustNotUseAfter().filter(last -> at.isAfter(last)).isPresent()) {
            return Currency.UNUSABLE;
        }
        return nextUpdate.filter(next -> !at.isBefore(next)).isPresent() ? Currency.STALE : Currency.CURRENT;
    }

    /** Whether a list may be used, and whether there should be a newer one. */
    public enum Currency {
        CURRENT,
        STALE,
        UNUSABLE
    }

    /** SHA-256 of the canonical form, in hex. */
    public String digest() {
        return Digests.hex(Digests.sha256(toJson().getBytes(StandardCharsets.UTF_8)));
    }

    /** The canonical form (RFC 8785). */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("sequence", sequence);
        json.put("previous", previous.orElse(null));
        json.put("issued", issued.toString());
        nextUpdate.ifPresent(instant -> json.put("nextUpdate", instant.toString()));
        json.put("governors", governors.stream().map(Governor::write).toList());
        json.put("services", services.stream().map(TrustService::write).toList());
        Map<String, Object> written = new TreeMap<>();
        profiles.forEach((name, profile) -> written.put(name, profile.write()));
        json.put("profiles", written);
        terms.writeInto(json);
        return Canonical.write(json);
    }
}
