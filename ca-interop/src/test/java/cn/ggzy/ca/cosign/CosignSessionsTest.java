package cn.ggzy.ca.cosign;

import static cn.ggzy.ca.cosign.CosignAttacksTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Replays, lost answers, crashes, many at once, and a refresh in the middle. */
class CosignSessionsTest {
    private final Pair pair = Pair.seeded(21);

    @Test
    void theSameRequestGetsTheSameOctetsAndNothingElseGetsAny() {
        SessionId session = open(Pair.MANIFEST);
        Signing.Round round = pair.begin(session, Pair.MANIFEST);
        Signing.Request request = pair.request(session, round, Pair.MANIFEST);
        Signing.Answer first = pair.server.sign(request);

        assertThat(pair.server.sign(request).der()).isEqualTo(first.der());
        pair.passes(Duration.ofDays(400));
        assertThat(pair.server.sign(request).der()).isEqualTo(first.der());
        Signing.Round other = pair.begin(session, Pair.MANIFEST);
        refused("cosign.session-used", () -> pair.server.sign(pair.request(session, other, Pair.MANIFEST)));
        assertThat(pair.verifies(Pair.MANIFEST, round.finish(first))).isTrue();
    }

    @Test
    void aRepeatedRequestNeedsNoSecondPinAttempt() {
        SessionId session = open(Pair.MANIFEST);
        Signing.Request request = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
        byte[] answer = pair.server.sign(request).der();
        for (int i = 0; i < 5; i++) {
            refused("cosign.pin-wrong", () -> pair.client().sign(Pair.OTHER, "000000"));
        }

        assertThat(pair.server.sign(request).der()).isEqualTo(answer);
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        SessionId never = new SessionId("cd".repeat(16));
        refused(
                "cosign.unknown-session",
                () -> pair.server.sign(pair.request(never, pair.begin(never, Pair.MANIFEST), Pair.MANIFEST)));
        SessionId toSign = open(Pair.MANIFEST);
        byte[] point = pair.begin(toSign, Pair.MANIFEST).q1();
        refused("cosign.unknown-session", () -> pair.server.decrypt(pair.decryption(toSign, point)));
        refused("cosign.unknown-session", () -> pair.server.refresh(refresh(toSign, BigInteger.TEN)));
    }

    @Test
    void answersOfTwoSessionsThatChangedPlacesCompleteToNothing() {
        SessionId one = open(Pair.MANIFEST);
        Signing.Round first = pair.begin(one, Pair.MANIFEST);
        Signing.Answer answerOne = pair.server.sign(pair.request(one, first, Pair.MANIFEST));
        SessionId two = open(Pair.OTHER);
        Signing.Round second = pair.begin(two, Pair.OTHER);
        Signing.Answer answerTwo = pair.server.sign(pair.request(two, second, Pair.OTHER));

        refused("cosign.bad-answer", () -> first.finish(answerTwo));
        refused("cosign.bad-answer", () -> second.finish(answerOne));
    }

    @Test
    void oneSessionIsOpenForAKeyUntilItIsAnsweredGivenUpOrOver() {
        SessionId first = open(Pair.MANIFEST);
        refused("cosign.session-open", () -> open(Pair.OTHER));
        pair.server.abort(Pair.KEY, first);
        refused(
                "cosign.unknown-session",
                () -> pair.server.sign(pair.request(first, pair.begin(first, Pair.MANIFEST), Pair.MANIFEST)));

        SessionId second = open(Pair.OTHER);
        pair.passes(Duration.ofMinutes(3));
        refused(
                "cosign.unknown-session",
                () -> pair.server.sign(pair.request(second, pair.begin(second, Pair.OTHER), Pair.OTHER)));
        assertThat(open(Pair.OTHER)).isNotEqualTo(second);
    }

    @Test
    void anotherKeysSessionServesNobodyElse() {
        KeyId other = new KeyId("key-2");
        ServerKey own = pair.keys.find(Pair.KEY).orElseThrow();
        pair.keys.add(ServerKey.fresh(other, own.publicKey(), own.share(), own.pinVerifier()));
        SessionId session = pair.server.open(other, SessionPurpose.SIGN, Pair.MANIFEST);

        refused(
                "cosign.unknown-session",
                () -> pair.server.sign(pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST)));
        pair.server.abort(Pair.KEY, session);
        refused("cosign.session-open", () -> pair.server.open(other, SessionPurpose.SIGN, Pair.MANIFEST));
        refused("cosign.key-exists", () -> pair.keys.add(own));
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameRequest() {
        List<Signing.Request> sent = new ArrayList<>();
        byte[] signature = pair.client(new Lossy(pair.server, sent, 2)).sign(Pair.MANIFEST, Pair.PIN);

        assertThat(pair.verifies(Pair.MANIFEST, signature)).isTrue();
        assertThat(sent).hasSize(3);
        assertThat(new HashSet<>(sent)).hasSize(1);
    }

    @Test
    void aClientThatCrashedBetweenStepsTwoAndThreeBeginsAnew() {
        List<Signing.Request> sent = new ArrayList<>();
        assertThatThrownBy(() -> pair.client(new Lossy(pair.server, sent, 99)).sign(Pair.MANIFEST, Pair.PIN))
                .isInstanceOf(NoAnswer.class);
        SessionId lost = sent.get(0).session();

        // After the restart w1 is gone. The device's store knows the session and would not send a second point in it.
        Session again = new Session(lost, Pair.KEY, SessionPurpose.SIGN, "", pair.instant());
        refused("cosign.session-used", () -> pair.clientSessions.open(again, pair.instant()));
        refused("cosign.session-used", () -> pair.clientSessions.keep(lost, new byte[32], new byte[0]));
        assertThat(pair.verifies(Pair.MANIFEST, pair.client().sign(Pair.MANIFEST, Pair.PIN)))
                .isTrue();
    }

    @Test
    void theClientHasWrittenUsedBeforeTheRequestLeaves() {
        CosignServer watching = new Watching(pair.server) {
            @Override
            public Signing.Answer sign(Signing.Request request) {
                byte[] binding = Signing.binding(
                        request.session(), request.q1(), Signing.digest(pair.publicKey(), request.message()));
                assertThat(pair.clientSessions.answer(request.session(), binding))
                        .isPresent();
                return super.sign(request);
            }
        };

        assertThat(pair.client(watching).sign(Pair.MANIFEST, Pair.PIN)).isNotEmpty();
    }

    @Test
    void aServerThatCrashedBeforeItKeptAnAnswerNeverSentOne() {
        SessionId session = open(Pair.MANIFEST);
        Signing.Round round = pair.begin(session, Pair.MANIFEST);
        Signing.Request request = pair.request(session, round, Pair.MANIFEST);
        StandardServer crashing = serverWith(new Failing(pair.serverSessions));

        assertThatThrownBy(() -> crashing.sign(request)).isInstanceOf(IllegalStateException.class);
        assertThat(pair.verifies(Pair.MANIFEST, round.finish(pair.server.sign(request))))
                .isTrue();
    }

    @Test
    void aServerThatCrashedAfterItKeptAnAnswerRepeatsIt() {
        SessionId session = open(Pair.MANIFEST);
        Signing.Request request = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
        byte[] kept = pair.server.sign(request).der();

        assertThat(serverWith(pair.serverSessions).sign(request).der()).isEqualTo(kept);
    }

    @Test
    void twoHundredKeysSignAtOnceAndEachSignatureIsItsOwn() throws Exception {
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] message = ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8);
            KeyId id = new KeyId("many-" + i);
            ServerKey own = pair.keys.find(Pair.KEY).orElseThrow();
            pair.keys.add(ServerKey.fresh(
                    id, own.publicKey(), own.share(), Pin.verifier(id, pair.clientKey.deviceSalt(), Pair.PIN)));
            StandardClient client = new StandardClient(
                    new ClientKey(id, 0, pair.clientShare, pair.clientKey.deviceSalt()),
                    pair.server,
                    pair.clientSessions,
                    Seeded.running(1000 + i),
                    pair);
            jobs.add(() -> pair.verifies(message, client.sign(message, Pair.PIN)));
        }

        assertThat(all(jobs)).hasSize(200).containsOnly(true);
    }

    @Test
    void twoHundredRequestsForOneKeyAtOnceLeaveOneSessionAndOneAnswer() throws Exception {
        List<Callable<String>> openings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            openings.add(() -> codeOr(() -> open(Pair.MANIFEST).hex()));
        }
        List<String> opened = all(openings);
        assertThat(opened.stream().filter("cosign.session-open"::equals)).hasSize(199);
        SessionId session = new SessionId(opened.stream()
                .filter(one -> !one.startsWith("cosign"))
                .findFirst()
                .orElseThrow());

        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Signing.Request request = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
            requests.add(() -> codeOr(() ->
                    java.util.HexFormat.of().formatHex(pair.server.sign(request).der())));
        }
        List<String> answers = all(requests);
        assertThat(answers.stream().filter(one -> one.startsWith("30"))).hasSize(1);
    }

    @Test
    void theSameRequestTwoHundredTimesAtOnceGetsOneAnswer() throws Exception {
        SessionId session = open(Pair.MANIFEST);
        Signing.Request request = pair.request(session, pair.begin(session, Pair.MANIFEST), Pair.MANIFEST);
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(() -> codeOr(() ->
                    java.util.HexFormat.of().formatHex(pair.server.sign(request).der())));
        }

        Set<String> answers = new HashSet<>(all(requests));
        answers.remove("cosign.pin-locked");
        assertThat(answers).hasSize(1);
    }

    @Test
    void wrongPinsSentAtOnceAreCountedEach() throws Exception {
        SessionId session = open(Pair.MANIFEST);
        byte[] point = pair.begin(session, Pair.MANIFEST).q1();
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Signing.Request guess = pair.request(session, point, Pair.MANIFEST, "%06d".formatted(i));
            guesses.add(() -> codeOr(() -> pair.server.sign(guess).toString()));
        }

        List<String> codes = all(guesses);
        assertThat(codes.stream().filter("cosign.pin-wrong"::equals)).hasSize(5);
        assertThat(codes.stream().filter("cosign.pin-locked"::equals)).hasSize(95);
    }

    @Test
    void aRightPinTakesTheCountBack() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                refused("cosign.pin-wrong", () -> pair.client().sign(Pair.MANIFEST, "000000"));
            }
            assertThat(pair.client().sign(Pair.MANIFEST, Pair.PIN)).isNotEmpty();
        }
    }

    @Test
    void afterARefreshTheKeyIsTheSameAndBothHalvesAreOthers() {
        StandardClient next = pair.client().refresh(Pair.PIN, stored -> {});

        assertThat(next.publicKey()).isEqualTo(pair.publicKey());
        assertThat(pair.verifies(Pair.MANIFEST, next.sign(Pair.MANIFEST, Pair.PIN)))
                .isTrue();
        refused("cosign.stale-share", () -> pair.client().sign(Pair.MANIFEST, Pair.PIN));
    }

    @Test
    void aPinChangesTogetherWithTheHalves() {
        StandardClient next = pair.client().changePin(Pair.PIN, "314159", stored -> {});

        assertThat(pair.verifies(Pair.MANIFEST, next.sign(Pair.MANIFEST, "314159")))
                .isTrue();
        refused("cosign.pin-wrong", () -> next.sign(Pair.MANIFEST, Pair.PIN));
        refused("cosign.stale-share", () -> pair.client().sign(Pair.MANIFEST, Pair.PIN));
    }

    @Test
    void aProofForARefreshChangesNoPin() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.REFRESH, new byte[0]);
        byte[] proof = pair.proof(Pair.PIN, Refresh.binding(session, BigInteger.TEN));

        refused(
                "cosign.pin-wrong",
                () -> pair.server.refresh(
                        new Refresh.Request(Pair.KEY, 0, session, BigInteger.TEN, new byte[32], proof)));
    }

    @Test
    void anotherServerFinishesAKeyThatOneBegan() {
        SecureRandom random = new SecureRandom();
        SessionId session = SessionId.random(random);
        KeyGeneration.Client client = KeyGeneration.client(session, random);
        KeyGeneration.Server one = KeyGeneration.server(session, client.commitment(), random);
        KeyGeneration.ClientResult mine = client.accept(one.offer());

        KeyGeneration.ServerResult theirs = KeyGeneration.resumed(session, client.commitment(), one.secret(), random)
                .accept(mine.opening());

        assertThat(theirs.publicKey()).isEqualTo(mine.share().publicKey());
        assertThat(theirs.confirmation()).isEqualTo(mine.confirmation());
    }

    @Test
    void anOldHalfBesideANewOneSignsNothing() {
        BigInteger rho = Refresh.random(Seeded.running(5));
        BigInteger e = Signing.digest(pair.publicKey(), Pair.MANIFEST);
        SessionId session = new SessionId("ef".repeat(16));
        Signing.Round oldClient = pair.clientShare.begin(session, e);
        Signing.Round newClient = pair.clientShare.refreshed(rho).begin(session, e);
        ServerShare newServer = pair.serverShare.refreshed(rho);

        refused("cosign.bad-answer", () -> oldClient.finish(newServer.sign(e, oldClient.q1())));
        refused("cosign.bad-answer", () -> newClient.finish(pair.serverShare.sign(e, newClient.q1())));
        Signing.Round both = pair.clientShare.refreshed(rho).begin(session, e);
        assertThat(pair.verifies(Pair.MANIFEST, both.finish(newServer.sign(e, both.q1()))))
                .isTrue();
    }

    @Test
    void aRefreshWaitsForAnOpenSessionAndASessionForAnOpenRefresh() {
        SessionId session = open(Pair.MANIFEST);
        refused("cosign.session-open", () -> pair.client().refresh(Pair.PIN, stored -> {}));
        Signing.Round round = pair.begin(session, Pair.MANIFEST);
        assertThat(pair.verifies(
                        Pair.MANIFEST, round.finish(pair.server.sign(pair.request(session, round, Pair.MANIFEST)))))
                .isTrue();

        pair.server.open(Pair.KEY, SessionPurpose.REFRESH, new byte[0]);
        refused("cosign.session-open", () -> open(Pair.MANIFEST));
    }

    @Test
    void aRefreshWhoseAnswerWasLostIsRepeatedWithoutASecondOne() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.REFRESH, new byte[0]);
        Refresh.Request request = refresh(session, BigInteger.TEN);
        StandardServer crashing = serverWith(new Failing(pair.serverSessions));

        assertThatThrownBy(() -> crashing.refresh(request)).isInstanceOf(IllegalStateException.class);
        assertThat(pair.server.refresh(request).epoch()).isEqualTo(1);
        assertThat(pair.server.refresh(request).epoch()).isEqualTo(1);
        assertThat(pair.keys.find(Pair.KEY).orElseThrow().epoch()).isEqualTo(1);
        refused("cosign.session-used", () -> pair.server.refresh(refresh(session, BigInteger.TWO)));
    }

    @Test
    void theNewHalfIsStoredBeforeTheRequestForARefreshLeaves() {
        List<ClientKey> stored = new ArrayList<>();
        CosignServer silent = new Watching(pair.server) {
            @Override
            public Refresh.Answer refresh(Refresh.Request request) {
                assertThat(stored).hasSize(1);
                super.refresh(request);
                throw new NoAnswer("the line is dead");
            }
        };
        assertThatThrownBy(() -> pair.client(silent).refresh(Pair.PIN, stored::add))
                .isInstanceOf(NoAnswer.class);

        refused("cosign.stale-share", () -> pair.client().sign(Pair.MANIFEST, Pair.PIN));
        StandardClient recovered =
                new StandardClient(stored.get(0), pair.server, pair.clientSessions, Seeded.running(6), pair);
        assertThat(pair.verifies(Pair.MANIFEST, recovered.sign(Pair.MANIFEST, Pair.PIN)))
                .isTrue();
    }

    @Test
    void aDeletedHalfEndsTheKey() {
        pair.keys.delete(Pair.KEY);

        refused("cosign.unknown-key", () -> open(Pair.MANIFEST));
    }

    @Test
    void aDecryptionIsAnsweredOnceToo() {
        SessionId session = pair.server.open(Pair.KEY, SessionPurpose.DECRYPT, new byte[0]);
        byte[] point = Sm2.octets(CosignDoorsTest.smallX());
        byte[] first = pair.server.decrypt(pair.decryption(session, point)).t2();

        assertThat(pair.server.decrypt(pair.decryption(session, point)).t2()).isEqualTo(first);
        refused("cosign.session-used", () -> pair.server.decrypt(pair.decryption(session, Sm2.octets(Sm2.G))));
    }

    private SessionId open(byte[] message) {
        return pair.server.open(Pair.KEY, SessionPurpose.SIGN, message);
    }

    private Refresh.Request refresh(SessionId session, BigInteger rho) {
        return new Refresh.Request(Pair.KEY, 0, session, rho, pair.proof(Pair.PIN, Refresh.binding(session, rho)));
    }

    private StandardServer serverWith(SessionStore sessions) {
        return new StandardServer(
                new StandardServer.Ports(
                        pair.keys,
                        sessions,
                        pair.pins,
                        new DecryptWindow(20, Duration.ofHours(1)),
                        new ManifestsAndRequests()),
                Seeded.running(77),
                pair);
    }

    private static String codeOr(Callable<String> act) throws Exception {
        try {
            return act.call();
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static <T> List<T> all(List<Callable<T>> jobs) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(32);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(jobs)) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    /** Passes everything on. */
    private static class Watching implements CosignServer {
        private final CosignServer server;

        Watching(CosignServer server) {
            this.server = server;
        }

        @Override
        public SessionId open(KeyId key, SessionPurpose purpose, byte[] message) {
            return server.open(key, purpose, message);
        }

        @Override
        public Signing.Answer sign(Signing.Request request) {
            return server.sign(request);
        }

        @Override
        public Decryption.Answer decrypt(Decryption.Request request) {
            return server.decrypt(request);
        }

        @Override
        public Refresh.Answer refresh(Refresh.Request request) {
            return server.refresh(request);
        }

        @Override
        public void abort(KeyId key, SessionId session) {
            server.abort(key, session);
        }
    }

    /** The server answers, and the first answers get lost on the way. */
    private static final class Lossy extends Watching {
        private final List<Signing.Request> sent;
        private final int losses;

        Lossy(CosignServer server, List<Signing.Request> sent, int losses) {
            super(server);
            this.sent = sent;
            this.losses = losses;
        }

        @Override
        public Signing.Answer sign(Signing.Request request) {
            sent.add(request);
            Signing.Answer answer = super.sign(request);
            if (sent.size() <= losses) {
                throw new NoAnswer("lost");
            }
            return answer;
        }
    }

    /** A store whose process dies when an answer is to be kept. */
    private record Failing(SessionStore store) implements SessionStore {
        @Override
        public void open(Session session, java.time.Instant now) {
            store.open(session, now);
        }

        @Override
        public java.util.Optional<Session> find(SessionId id, java.time.Instant now) {
            return store.find(id, now);
        }

        @Override
        public java.util.Optional<byte[]> answer(SessionId id, byte[] binding) {
            return store.answer(id, binding);
        }

        @Override
        public byte[] keep(SessionId id, byte[] binding, byte[] answer) {
            throw new IllegalStateException("the process died");
        }

        @Override
        public void abort(SessionId id) {
            store.abort(id);
        }
    }
}
