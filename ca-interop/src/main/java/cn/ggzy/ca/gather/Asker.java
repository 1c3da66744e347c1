package cn.ggzy.ca.gather;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.revocation.Told;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Answers a question from the cache while that is young, asks its address otherwise, and tells how it went. */
final class Asker {
    private static final int LOCKS = 1_024;

    private final RevocationCache cache;
    private final BackOff backOff = new BackOff();
    private final Executor executor;
    private final Clock clock;
    private final Consumer<Asked> listener;
    // Who asks the same at the same time waits for the first one's answer.
    private final List<Object> locks =
            IntStream.range(0, LOCKS).mapToObj(unused -> new Object()).toList();

    Asker(RevocationCache cache, Executor executor, Clock clock, Consumer<Asked> listener) {
        this.cache = cache;
        this.executor = executor;
        this.clock = clock;
        this.listener = listener;
    }

    /** What is to be had: if the address fails, an old answer may still count by the policy, which is not decided here. */
    Optional<byte[]> answer(Question question, Optional<Duration> maxAge, Consumer<Asked> log) {
        Consumer<Asked> all = log.andThen(listener);
        synchronized (locks.get(Math.floorMod(question.key().hashCode(), LOCKS))) {
            Instant now = clock.instant();
            Optional<CachedAnswer> known = cache.find(question.key());
            Optional<CachedAnswer> young = known.filter(answer -> isYoung(answer, maxAge, now));
            if (young.isEmpty()) {
                return ask(question, known, all).or(() -> known).map(CachedAnswer::octets);
            }
            all.accept(fromCache(question, young.get(), now));
            if (young.get().isDue(now)) {
                askLater(question);
            }
            return young.map(CachedAnswer::octets);
        }
    }

    private void askLater(Question question) {
        try {
            executor.execute(() -> askAhead(question));
        } catch (RejectedExecutionException e) {
            // Too busy: the next one who needs the answer will ask.
        }
    }

    /** In the background: only the listener hears of it. */
    private void askAhead(Question question) {
        synchronized (locks.get(Math.floorMod(question.key().hashCode(), LOCKS))) {
            Optional<CachedAnswer> known = cache.find(question.key());
            if (known.filter(answer -> !answer.isDue(clock.instant())).isEmpty()
                    && waiting(question, clock.instant()).isEmpty()) {
                Optional<CachedAnswer> unused = ask(question, known, listener);
            }
        }
    }

    private Optional<CachedAnswer> ask(Question question, Optional<CachedAnswer> known, Consumer<Asked> log) {
        Instant now = clock.instant();
        Optional<Instant> waiting = waiting(question, now);
        if (waiting.isPresent()) {
            log.accept(failed(question, now, Trouble.BACKING_OFF, "", waiting));
            return Optional.empty();
        }
        try {
            Fetched fetched = fetch(question);
            backOff.answered(question.address().toString());
            CachedAnswer answer = read(question, fetched, known);
            backOff.answered(about(question));
            log.accept(answered(question, now, fetched, answer, keep(question.key(), answer)));
            return Optional.of(answer);
        } catch (NoAnswer e) {
            String what = e.trouble() == Trouble.USELESS
                    ? about(question)
                    : question.address().toString();
            Instant nextTry = backOff.failed(what, clock.instant());
            log.accept(failed(question, now, e.trouble(), String.valueOf(e.getMessage()), Optional.of(nextTry)));
            return Optional.empty();
        }
    }

    /** A source is somebody's own code: whatever it throws, the address gave no answer. */
    private static Fetched fetch(Question question) {
        try {
            return question.fetch().get();
        } catch (NoAnswer e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NoAnswer(Trouble.UNREACHABLE, e.toString(), e);
        }
    }

    private CachedAnswer read(Question question, Fetched fetched, Optional<CachedAnswer> known) {
        Told told;
        try {
            told = question.read().apply(fetched.octets());
        } catch (Refusal e) {
            throw new NoAnswer(Trouble.USELESS, String.valueOf(e.getMessage()), e);
        }
        // Who plays back an old answer hides what came since.
        if (known.filter(answer -> answer.thisUpdate().isAfter(told.thisUpdate()))
                .isPresent()) {
            throw new NoAnswer(Trouble.USELESS, "older than what is known: " + told.thisUpdate());
        }
        return new CachedAnswer(
                fetched.octets(), told.thisUpdate(), told.nextUpdate(), clock.instant(), question.address());
    }

    private String keep(CacheKey key, CachedAnswer answer) {
        try {
            cache.keep(key, answer);
            return "";
        } catch (UncheckedIOException e) {
            return "not kept: " + e.getMessage();
        }
    }

    private Optional<Instant> waiting(Question question, Instant now) {
        return backOff.until(question.address().toString(), now).or(() -> backOff.until(about(question), now));
    }

    private static String about(Question question) {
        return question.address() + " " + question.key().text();
    }

    private static boolean isYoung(CachedAnswer answer, Optional<Duration> maxAge, Instant now) {
        List<Instant> ends = new ArrayList<>();
        answer.nextUpdate().ifPresent(ends::add);
        maxAge.ifPresent(age -> ends.add(answer.thisUpdate().plus(age)));
        return !ends.isEmpty() && ends.stream().allMatch(now::isBefore);
    }

    private Asked answered(Question question, Instant begun, Fetched fetched, CachedAnswer answer, String detail) {
        return new Asked(
                question.service(),
                question.what(),
                question.address(),
                Asked.End.ANSWERED,
                begun,
                Duration.between(begun, answer.fetched()),
                Optional.empty(),
                detail,
                Optional.of(answer.thisUpdate()),
                answer.nextUpdate(),
                Optional.empty(),
                fetched.serverTime().map(server -> Duration.between(answer.fetched(), server)));
    }

    private static Asked fromCache(Question question, CachedAnswer answer, Instant now) {
        return new Asked(
                question.service(),
                question.what(),
                answer.source(),
                Asked.End.FROM_CACHE,
                now,
                Duration.ZERO,
                Optional.empty(),
                "fetched " + answer.fetched(),
                Optional.of(answer.thisUpdate()),
                answer.nextUpdate(),
                Optional.empty(),
                Optional.empty());
    }

    private Asked failed(Question question, Instant begun, Trouble trouble, String detail, Optional<Instant> nextTry) {
        return new Asked(
                question.service(),
                question.what(),
                question.address(),
                Asked.End.FAILED,
                begun,
                Duration.between(begun, clock.instant()),
                Optional.of(trouble),
                detail,
                Optional.empty(),
                Optional.empty(),
                nextTry,
                Optional.empty());
    }
}
