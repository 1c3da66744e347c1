package cn.ggzy.platform.service.mediumless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.cosign.ClientKey;
import cn.ggzy.ca.cosign.CosignServer;
import cn.ggzy.ca.cosign.Decryption;
import cn.ggzy.ca.cosign.KeyGeneration;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.ManifestsAndRequests;
import cn.ggzy.ca.cosign.NoAnswer;
import cn.ggzy.ca.cosign.Pin;
import cn.ggzy.ca.cosign.Refresh;
import cn.ggzy.ca.cosign.ServerKey;
import cn.ggzy.ca.cosign.ServerKeys;
import cn.ggzy.ca.cosign.Session;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionPurpose;
import cn.ggzy.ca.cosign.SessionStore;
import cn.ggzy.ca.cosign.SessionsInMemory;
import cn.ggzy.ca.cosign.Signing;
import cn.ggzy.ca.cosign.SoftwareServerShare;
import cn.ggzy.ca.cosign.StandardClient;
import cn.ggzy.ca.cosign.StandardServer;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The promises of docs/cosign.md about storage, kept by the database: once for ever, first answer, one open, five PINs, any crash. */
@RoomTest
class CosignPortsTests {
    private static final String PIN = "271828";
    private static final byte[] MANIFEST = "{\"act\":\"练习\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BINDING = {1, 2, 3};

    private final CosignRows rows;
    private final PlatformTransactionManager manager;
    private final JdbcTemplate sql;
    private final Path keyFolder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final KeyId key = new KeyId("test-" + Ids.randomHex(8));
    private @Nullable ClientKey device;

    @Autowired
    CosignPortsTests(
            CosignRows rows,
            PlatformTransactionManager manager,
            JdbcTemplate sql,
            @Value("${onenet.data}/keys") Path keyFolder,
            Clock clock) {
        this.rows = rows;
        this.manager = manager;
        this.sql = sql;
        this.keyFolder = keyFolder;
        this.clock = clock;
    }

    @BeforeEach
    void aKey() {
        device = fresh();
    }

    @Test
    void aSessionsNameIsUsedOnceForEver() {
        Session session = session();
        sessions().open(session, now());
        sessions().abort(session.id());

        refused("cosign.session-used", () -> sessions().open(session, now()));
    }

    @Test
    void oneSessionIsOpenPerKeyUntilItsTimeIsOver() {
        Session first = session();
        Session second = session();
        sessions().open(first, now());

        refused("cosign.session-open", () -> sessions().open(second, now()));
        sessions().open(second, first.until());

        refused("cosign.session-closed", () -> sessions().keep(first.id(), BINDING, new byte[] {9}));
        assertThat(sessions().find(first.id(), now())).isEmpty();
        assertThat(sessions().keep(second.id(), BINDING, new byte[] {9})).containsExactly(9);
    }

    @Test
    void theFirstAnswerIsTheOnlyOneForEver() {
        Session session = session();
        sessions().open(session, now());

        assertThat(sessions().keep(session.id(), BINDING, new byte[] {9})).containsExactly(9);
        assertThat(sessions().keep(session.id(), BINDING, new byte[] {8})).containsExactly(9);
        refused("cosign.session-used", () -> sessions().keep(session.id(), new byte[] {7}, new byte[] {9}));
        refused("cosign.session-used", () -> sessions().answer(session.id(), new byte[] {7}));
        sessions().abort(session.id());
        assertThat(sessions().answer(session.id(), BINDING))
                .hasValueSatisfying(octets -> assertThat(octets).containsExactly(9));
        assertThat(sessions().find(session.id(), now().plus(Duration.ofDays(3650))))
                .isPresent();
        sessions().open(session(), now());
    }

    @Test
    void ofTwentyThatOpenAtOnceOneDoes() {
        List<Boolean> opened = atOnce(20, () -> {
            try {
                sessions().open(session(), now());
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("cosign.session-open");
                return false;
            }
        });

        assertThat(opened).containsOnlyOnce(true);
    }

    @Test
    void ofTwentyAnswersAtOnceEverybodyGetsTheSame() {
        Session session = session();
        sessions().open(session, now());

        List<String> kept =
                atOnce(20, () -> "" + (int) sessions().keep(session.id(), BINDING, octet(random.nextInt()))[0]);

        assertThat(kept).hasSize(20).containsOnly(kept.getFirst());
    }

    @Test
    void twentyWrongPinsAtOnceAreFiveAndALock() {
        StandardServer server = server(sessions());
        SessionId session = server.open(key, SessionPurpose.SIGN, MANIFEST);
        Signing.Round round =
                device().share().begin(session, Signing.digest(device().share().publicKey(), MANIFEST));
        Signing.Request wrong = new Signing.Request(key, 0, session, round.q1(), MANIFEST, new byte[32]);

        List<String> codes = atOnce(20, () -> codeOf(() -> server(sessions()).sign(wrong)));

        assertThat(codes).filteredOn("cosign.pin-wrong"::equals).hasSize(5);
        assertThat(codes).filteredOn("cosign.pin-locked"::equals).hasSize(15);
        refused("cosign.pin-locked", () -> server(sessions()).sign(wrong));
    }

    @Test
    void aWrongPinStaysCountedWhenTheActItWasForIsRolledBack() {
        TransactionTemplate outer = new TransactionTemplate(manager);
        StoredPins pins = new StoredPins(rows, steps());

        outer.executeWithoutResult(status -> {
            pins.compareAndSet(key, 0, 1);
            status.setRollbackOnly();
        });

        assertThat(pins.failures(key)).isEqualTo(1);
    }

    @Test
    void ofTwentyDecryptionsAtOnceThreeAreAllowed() {
        StoredMeter meter = meter();

        List<Boolean> taken = atOnce(20, () -> meter.take(key, now()));

        assertThat(taken).filteredOn(each -> each).hasSize(3);
        assertThat(meter().take(key, now().plus(Duration.ofMinutes(61)))).isTrue();
    }

    @Test
    void theDatabaseHasNeitherTheHalfNorThePinInClear() {
        ServerKey known = keys().find(key).orElseThrow();
        String half = "%064x".formatted(((SoftwareServerShare) known.share()).secret());

        assertThat(sql.queryForList(
                        "select concat(hex(half), hex(pin_verifier)) from mediumless_key where id = ?",
                        String.class,
                        key.value()))
                .singleElement()
                .satisfies(stored -> assertThat(stored.toLowerCase(Locale.ROOT))
                        .doesNotContain(half)
                        .doesNotContain(HexFormat.of().formatHex(known.pinVerifier())));
        assertThat(known.toString()).doesNotContain(half);
    }

    @Test
    void aHalfPutBackFromBeforeARefreshIsNotTakenForTheNewOne() {
        byte[] before = Objects.requireNonNull(rows.key(key.value())).half();
        client(server(sessions())).refresh(PIN, stored -> {});

        sql.update("update mediumless_key set half = ? where id = ?", before, key.value());

        assertThatThrownBy(() -> keys().find(key)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServerThatDiedBeforeItKeptAnAnswerHasSentNone() {
        StandardServer dying = server(new Dying(sessions(), true));
        SessionId session = dying.open(key, SessionPurpose.SIGN, MANIFEST);
        Signing.Request request = request(session);

        assertThatThrownBy(() -> dying.sign(request)).isInstanceOf(Dead.class);

        assertThat(row(session).answer()).isNull();
        assertThat(server(sessions()).sign(request)).isNotNull();
    }

    @Test
    void aServerThatDiedAfterItKeptAnAnswerGivesTheSameOneLater() {
        StandardServer dying = server(new Dying(sessions(), false));
        SessionId session = dying.open(key, SessionPurpose.SIGN, MANIFEST);
        Signing.Request request = request(session);

        assertThatThrownBy(() -> dying.sign(request)).isInstanceOf(Dead.class);

        byte[] kept = Objects.requireNonNull(row(session).answer());
        assertThat(server(sessions()).sign(request).der()).isEqualTo(kept);
        refused("cosign.session-used", () -> server(sessions()).sign(request(session)));
    }

    @Test
    void aServerThatDiedInsideARefreshDoesItOnce() {
        StandardServer dying = server(new Dying(sessions(), true));
        CosignServer silent = new Silent(dying);
        List<ClientKey> stored = new ArrayList<>();

        assertThatThrownBy(() -> client(silent).changePin(PIN, "314159", stored::add))
                .isInstanceOf(NoAnswer.class);

        assertThat(keys().find(key).orElseThrow().epoch()).isEqualTo(1);
        refused("cosign.stale-share", () -> client(server(sessions())).sign(MANIFEST, PIN));
        device = stored.getFirst();
        assertThat(client(server(sessions())).sign(MANIFEST, "314159")).isNotEmpty();
    }

    @Test
    void signsAndDecryptsOverFreshStoresEachTime() {
        for (int i = 0; i < 5; i++) {
            assertThat(client(server(sessions())).sign(MANIFEST, PIN)).isNotEmpty();
        }
    }

    @Test
    void twoRefreshesAtOnceAreOne() {
        ServerKey known = keys().find(key).orElseThrow();
        ServerKey next = new ServerKey(key, 1, known.publicKey(), known.share(), known.pinVerifier(), "aa");

        List<Boolean> replaced = atOnce(8, () -> keys().replace(next));

        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    void aNameIsGivenOnceAndADeletedHalfIsGone() {
        ServerKey known = keys().find(key).orElseThrow();
        refused("cosign.key-exists", () -> keys().add(known));

        keys().delete(key);

        assertThat(keys().find(key)).isEmpty();
        refused("cosign.unknown-key", () -> client(server(sessions())).sign(MANIFEST, PIN));
    }

    private ClientKey device() {
        return Objects.requireNonNull(device);
    }

    private ClientKey fresh() {
        SessionId session = SessionId.random(random);
        KeyGeneration.Client client = KeyGeneration.client(session, random);
        KeyGeneration.Server server = KeyGeneration.server(session, client.commitment(), random);
        KeyGeneration.ClientResult mine = client.accept(server.offer());
        KeyGeneration.ServerResult theirs = server.accept(mine.opening());
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        keys().add(ServerKey.fresh(key, theirs.publicKey(), theirs.share(), Pin.verifier(key, salt, PIN)));
        return new ClientKey(key, 0, mine.share(), salt);
    }

    private Signing.Request request(SessionId session) {
        AtomicReference<Signing.@Nullable Request> caught = new AtomicReference<>();
        CosignServer catching = new Silent(server(sessions())) {
            @Override
            public SessionId open(KeyId of, SessionPurpose purpose, byte[] message) {
                return session;
            }

            @Override
            public Signing.Answer sign(Signing.Request request) {
                caught.set(request);
                throw new Dead();
            }
        };
        assertThatThrownBy(() -> client(catching).sign(MANIFEST, PIN)).isInstanceOf(Dead.class);
        return Objects.requireNonNull(caught.get());
    }

    private StandardClient client(CosignServer server) {
        return new StandardClient(device(), server, new SessionsInMemory(), random, clock::instant);
    }

    private StandardServer server(SessionStore sessions) {
        return new StandardServer(
                new StandardServer.Ports(
                        keys(), sessions, new StoredPins(rows, steps()), meter(), new ManifestsAndRequests()),
                random,
                clock::instant);
    }

    private SessionRow row(SessionId session) {
        return Objects.requireNonNull(rows.session(session.hex()));
    }

    private AtomicSteps steps() {
        return new AtomicSteps(manager);
    }

    private StoredSessions sessions() {
        return new StoredSessions(rows, steps());
    }

    private StoredMeter meter() {
        return new StoredMeter(rows, steps(), 3, Duration.ofHours(1));
    }

    private ServerKeys keys() {
        return new StoredKeys(rows, steps(), new Wrapping(keyFolder));
    }

    private Session session() {
        return new Session(SessionId.random(random), key, SessionPurpose.SIGN, "", now().plus(Duration.ofMinutes(3)));
    }

    private Instant now() {
        return clock.instant();
    }

    private static byte[] octet(int value) {
        return new byte[] {(byte) value};
    }

    private static <T> List<T> atOnce(int many, Callable<T> act) {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<T>> all =
                    IntStream.range(0, many).mapToObj(i -> threads.submit(act)).toList();
            return all.stream().map(CosignPortsTests::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String codeOf(Runnable act) {
        try {
            act.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static void refused(String code, Runnable act) {
        assertThat(codeOf(act)).isEqualTo(code);
    }

    /** Stands for kill -9. */
    private static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Dies when it keeps an answer, before or after the row is written. */
    private record Dying(SessionStore rest, boolean before) implements SessionStore {
        @Override
        public void open(Session session, Instant now) {
            rest.open(session, now);
        }

        @Override
        public Optional<Session> find(SessionId id, Instant now) {
            return rest.find(id, now);
        }

        @Override
        public Optional<byte[]> answer(SessionId id, byte[] binding) {
            return rest.answer(id, binding);
        }

        @Override
        public byte[] keep(SessionId id, byte[] binding, byte[] answer) {
            if (!before) {
                rest.keep(id, binding, answer);
            }
            throw new Dead();
        }

        @Override
        public void abort(SessionId id) {
            rest.abort(id);
        }
    }

    /** A transport whose server dies: the client hears nothing. */
    private static class Silent implements CosignServer {
        private final CosignServer rest;

        Silent(CosignServer rest) {
            this.rest = rest;
        }

        @Override
        public SessionId open(KeyId key, SessionPurpose purpose, byte[] message) {
            return rest.open(key, purpose, message);
        }

        @Override
        public Signing.Answer sign(Signing.Request request) {
            return rest.sign(request);
        }

        @Override
        public Decryption.Answer decrypt(Decryption.Request request) {
            return rest.decrypt(request);
        }

        @Override
        public Refresh.Answer refresh(Refresh.Request request) {
            try {
                return rest.refresh(request);
            } catch (Dead | DataAccessException e) {
                throw new NoAnswer("dead");
            }
        }

        @Override
        public void abort(KeyId key, SessionId session) {
            rest.abort(key, session);
        }
    }
}
