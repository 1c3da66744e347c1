package cn.ggzy.ca.trust;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.json.StrictObject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a trust list and refuses one that contradicts itself. */
final class TrustListReader {
    private static final String CODE = "trust.malformed";

    private TrustListReader() {}

    static TrustList read(String text) {
        StrictObject json = StrictObject.parse(text, CODE);
        if (!json.string("format").equals(TrustList.FORMAT)) {
            throw json.refuse("format", "must be " + TrustList.FORMAT);
        }
        TrustList list = new TrustList(
                json.number("sequence"),
                json.optionalString("previous"),
                json.instant("issued"),
                json.optionalInstant("nextUpdate"),
                json.objects("governors").stream()
                        .map(TrustListReader::governor)
                        .toList(),
                json.objects("services").stream().map(TrustListReader::service).toList(),
                profiles(json),
                ListTerms.read(json));
        json.end();
        return requireConsistent(list);
    }

    private static Map<String, IdentityProfile> profiles(StrictObject json) {
        Map<String, IdentityProfile> all = new TreeMap<>();
        json.named("profiles").forEach((name, profile) -> all.put(name, IdentityProfile.read(profile)));
        return all;
    }

    private static Governor governor(StrictObject json) {
        Governor governor = new Governor(json.string("role"), certificate(json, json.base64("certificate")));
        json.end();
        return governor;
    }

    private static TrustService service(StrictObject json) {
        TrustService service = new TrustService(
                json.string("id"),
                json.string("name"),
                certificate(json, json.base64("certificate")),
                json.base64List("chain").stream()
                        .map(der -> certificate(json, der))
                        .toList(),
                json.setOf(Purpose.class, "purposes"),
                json.objects("history").stream().map(TrustListReader::period).toList(),
                json.string("profile"),
                ServiceTerms.read(json));
        json.end();
        return service;
    }

    private static StatusPeriod period(StrictObject json) {
        StatusPeriod period = new StatusPeriod(
                json.oneOf(ServiceStatus.class, "status"),
                json.instant("from"),
                json.optionalInstant("to"),
                json.optionalString("basis"));
        json.end();
        return period;
    }

    static X509Certificate certificate(StrictObject json, byte[] der) {
        try {
            return Certificates.parse(der);
        } catch (Refusal e) {
            throw json.refuse("certificate", e.getMessage() == null ? "is malformed" : e.getMessage());
        }
    }

    private static TrustList requireConsistent(TrustList list) {
        require(list.sequence() >= 1, "sequence starts at 1");
        require(list.previous().isPresent() == list.sequence() > 1, "only the first version has no previous one");
        require(!list.governors().isEmpty(), "a list needs governors");
        requireDistinct(list.governors(), Governor::role, "role");
        requireDistinct(list.services(), TrustService::id, "service");
        requireDistinct(list.services(), service -> service.certificate().getPublicKey(), "authority key");
        list.services().forEach(service -> requireConsistent(list, service));
        requireDistinct(list.terms().pointers(), Pointer::url, "pointer");
        list.terms()
                .pointers()
                .forEach(pointer -> require(
                        pointer.profile().map(list.profiles()::containsKey).orElse(true),
                        pointer.territory() + " is read with an unknown profile"));
        return list;
    }

    private static void requireConsistent(TrustList list, TrustService service) {
        require(list.profiles().containsKey(service.profile()), service.id() + " names an unknown profile");
        require(!service.history().isEmpty(), service.id() + " has no history");
        require(ascending(service.history()), service.id() + " has a history that does not go forward");
        require(
                service.history().stream()
                        .allMatch(period ->
                                period.to().map(period.from()::isBefore).orElse(true)),
                service.id() + " has a period that ends before it begins");
        require(service.certificate().getBasicConstraints() >= 0, service.id() + " is no authority");
    }

    private static boolean ascending(List<StatusPeriod> history) {
        Optional<Instant> last = Optional.empty();
        for (StatusPeriod period : history) {
            if (last.isPresent() && !period.from().isAfter(last.get())) {
                return false;
            }
            last = Optional.of(period.from());
        }
        return true;
    }

    private static <T> void requireDistinct(List<T> all, Function<T, Object> by, String what) {
        Set<Object> seen = new HashSet<>();
        all.forEach(one -> require(seen.add(by.apply(one)), "doubled " + what));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(CODE, otherwise);
        }
    }
}
