package cn.ggzy.ca.gather;

import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.Route;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.TrustService;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gathers what a judgement needs and was not handed in: for each certificate on a way to a listed authority an answer about its revocation.
 * It asks for nobody else, so that no stranger's certificate sends us anywhere. It decides nothing: the judgement looks at all of it again.
 */
public final class FactGatherer {
    private static final int ROUTES = 4;
    private static final int NONCE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sources sources;
    private final AddressFilter filter;
    private final Function<TrustService, ServiceHabits> habits;
    private final Asker asker;
    private final Executor executor;
    private final Clock clock;
    private final Duration patience;

    /** {@code patience}: after this no further address is asked. {@code listener} hears of every question, those asked ahead included. */
    public FactGatherer(
            Sources sources,
            AddressFilter filter,
            Function<TrustService, ServiceHabits> habits,
            RevocationCache cache,
            Executor executor,
            Clock clock,
            Duration patience,
            Consumer<Asked> listener) {
        this.sources = sources;
        this.filter = filter;
        this.habits = habits;
        this.asker = new Asker(cache, executor, clock, listener);
        this.executor = executor;
        this.clock = clock;
        this.patience = patience;
    }

    public Gathered gather(Facts known, Policy policy, Purpose purpose) {
        Instant now = clock.instant();
        List<Asked> log = Collections.synchronizedList(new ArrayList<>());
        Facts facts = new Issuers(sources.certificates(), filter, clock, log::add).complete(known);
        Moment moment = new Moment(now, purpose, policy.freshness());
        List<X509Certificate> helpers = Issuers.certificates(facts);
        BooleanSupplier timeLeft = () -> clock.instant().isBefore(now.plus(patience));
        Found before = new Found(facts.crls(), facts.ocsp());
        List<CompletableFuture<Found>> asked = subjects(facts, now).values().stream()
                .map(one -> new Enquiry.Subject(
                        one.route(), one.index(), habits.apply(one.route().service()), helpers, moment, timeLeft))
                .map(subject -> new Enquiry(sources, asker, FactGatherer::nonce, subject, before))
                .map(enquiry -> CompletableFuture.supplyAsync(() -> enquiry.ask(log::add), executor))
                .toList();
        List<Found> found = asked.stream().map(CompletableFuture::join).toList();
        return new Gathered(
                facts.withCrls(together(facts.crls(), found, Found::lists))
                        .withOcsp(together(facts.ocsp(), found, Found::answers)),
                List.copyOf(log));
    }

    private record Place(Route route, int index) {}

    /** Each certificate once, though several routes lead over it. */
    private static Map<X509Certificate, Place> subjects(Facts facts, Instant now) {
        Map<X509Certificate, Place> all = new LinkedHashMap<>();
        Route.of(facts, now).stream().limit(ROUTES).forEach(route -> {
            for (int i = 0; i < route.certificates().size(); i++) {
                all.putIfAbsent(route.certificates().get(i), new Place(route, i));
            }
        });
        return all;
    }

    private static List<byte[]> together(List<byte[]> known, List<Found> found, Function<Found, List<byte[]>> kind) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(known), found.stream().map(kind))
                .flatMap(Collection::stream)
                .forEach(der -> all.putIfAbsent(Digests.hex(Digests.sha256(der)), der));
        return List.copyOf(all.values());
    }

    private static byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return nonce;
    }
}
