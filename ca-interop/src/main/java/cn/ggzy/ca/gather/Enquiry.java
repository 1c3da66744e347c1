package cn.ggzy.ca.gather;

import cn.ggzy.ca.path.Route;
import cn.ggzy.ca.revocation.Arrivals;
import cn.ggzy.ca.revocation.Moment;
import cn.ggzy.ca.revocation.OcspQuestion;
import cn.ggzy.ca.revocation.RevocationFacts;
import cn.ggzy.ca.revocation.Standing;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks about one certificate until its standing is settled: its responders first, then its lists. */
final class Enquiry {
    private final Sources sources;
    private final Asker asker;
    private final Supplier<byte[]> nonces;
    private final Subject subject;
    private final List<byte[]> lists;
    private final List<byte[]> answers;

    /** What is asked about: a certificate of a route, for a moment, beside what is known already. */
    record Subject(
            Route route,
            int index,
            ServiceHabits habits,
            List<X509Certificate> helpers,
            Moment moment,
            BooleanSupplier timeLeft) {
        X509Certificate certificate() {
            return route.certificates().get(index);
        }

        List<X509Certificate> authorities() {
            return route.authoritiesOf(index);
        }
    }

    Enquiry(Sources sources, Asker asker, Supplier<byte[]> nonces, Subject subject, Found known) {
        this.sources = sources;
        this.asker = asker;
        this.nonces = nonces;
        this.subject = subject;
        this.lists = new ArrayList<>(known.lists());
        this.answers = new ArrayList<>(known.answers());
    }

    /** All that is known now, what was known before included. */
    Found ask(Consumer<Asked> log) {
        askUntilSettled(responders(), answers, log);
        boolean byLists = !isSettled();
        askUntilSettled(lists(), lists, log);
        if (byLists && isSettled()) {
            deltas().forEach(question -> take(question, lists, log));
        }
        return new Found(lists, answers);
    }

    private void askUntilSettled(Stream<Question> questions, List<byte[]> into, Consumer<Asked> log) {
        questions
                .takeWhile(unused -> !isSettled() && subject.timeLeft().getAsBoolean())
                .forEach(question -> take(question, into, log));
    }

    private void take(Question question, List<byte[]> into, Consumer<Asked> log) {
        asker.answer(question, subject.moment().maxAge(), log).ifPresent(into::add);
    }

    private boolean isSettled() {
        return new RevocationFacts(lists, answers, subject.helpers())
                .about(subject.certificate(), subject.authorities(), subject.moment())
                .deciding()
                .filter(answer -> answer.revokedSince().isPresent() || answer.standing() == Standing.IN_FORCE)
                .isPresent();
    }

    private Stream<Question> responders() {
        List<URI> own = Addresses.responders(subject.certificate());
        return instead(subject.habits().responders(), own).map(this::answer);
    }

    private Stream<Question> lists() {
        List<URI> own = Addresses.lists(subject.certificate());
        return instead(subject.habits().lists(), own).map(this::list);
    }

    private Stream<Question> deltas() {
        return Addresses.deltas(subject.certificate()).stream().map(this::list);
    }

    private static Stream<URI> instead(List<URI> listed, List<URI> own) {
        return listed.isEmpty() ? own.stream() : listed.stream();
    }

    private Question answer(URI address) {
        X509Certificate issuer = subject.authorities().get(0);
        OcspQuestion question = OcspQuestion.about(
                subject.certificate(), issuer, nonces.get(), subject.habits().nonce());
        return new Question(
                subject.route().service().id(),
                Asked.What.OCSP_ANSWER,
                address,
                CacheKey.ofAnswer(issuer, subject.certificate()),
                () -> sources.responders().answer(address, question.encoded()),
                der -> Arrivals.answer(der, question));
    }

    private Question list(URI address) {
        return new Question(
                subject.route().service().id(),
                Asked.What.REVOCATION_LIST,
                address,
                CacheKey.ofList(subject.authorities().get(0), address),
                () -> sources.lists().list(address),
                der -> Arrivals.list(der, subject.authorities(), subject.helpers()));
    }
}
