package cn.ggzy.client.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedHeader;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.chain.act.SignedAct;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Opening;
import cn.ggzy.chain.consistency.Submission;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.key.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the client seals and signs is what the contracts read, for each of the three practice authorities. */
class SealingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC);
    private static final JsonNode STORED =
            JsonMapper.builder().build().readTree("{\"at\":\"2026-11-23T01:00:00Z\",\"signature\":\"AAAA\"}");

    @TempDir
    static Path province;

    @TempDir
    Path work;

    @BeforeAll
    static void cast() {
        PracticeProvince.openOrCreate(province, CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3"})
    void sealsWhatItsOwnerCanOpen(String name) throws IOException {
        KeyFile key = key(name);
        Path sealed = work.resolve("bid.sealed");
        Stub stub = seal(key, sealed);

        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        BidSlot slot = new BidSlot(stub.tender(), stub.lot(), stub.ticket(), 1);
        try (InputStream head = Files.newInputStream(sealed);
                InputStream file = Files.newInputStream(sealed)) {
            SealedHeader header = SealedBid.readHeader(head);
            SealedBid.open(
                    file,
                    slot,
                    header.recipient(key.certificate()).orElseThrow().unwrap(key.privateKey()),
                    opened);
        }

        assertThat(opened.toString(StandardCharsets.UTF_8)).isEqualTo("the bid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3"})
    void promisesWhatTheOpeningKeeps(String name) throws IOException {
        KeyFile key = key(name);
        Stub stub = seal(key, work.resolve("bid.sealed"));
        Members promised = stub.submission().members();
        Opening opening = Opening.parse(CanonicalJson.of(Map.of(
                        "sealedRoot", stub.root(),
                        "contentSalt", stub.text("contentSalt"),
                        "plaintextDigest", stub.text("plaintextDigest"),
                        "figures", stub.figures()))
                .members());

        assertThat(opening.judge(
                        promised.object("sealed").hash("root"), promised.hash("content"), promised.object("figures")))
                .isEmpty();
        assertThat(promised.hash("bidder"))
                .isEqualTo(Commitments.bidder(
                        new cn.ggzy.chain.consistency.Ticket(stub.tender(), stub.lot(), stub.ticket()),
                        key.uscc(),
                        Hash.of(key.certificate()),
                        stub.members().hex("salt", Commitments.SALT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1", "bidder-2", "bidder-3"})
    void signsTheArgumentWithoutTheStoresStatement(String name) throws IOException {
        KeyFile key = key(name);
        Stub signed = desk(key).signed(seal(key, work.resolve("bid.sealed")), STORED);

        SignedAct act = SignedAct.parse(signed.act().orElseThrow().members());

        assertThat(act.payload().body())
                .isEqualTo(Submission.parse(signed.submission().members()).signedBody());
        assertThat(RawSignatures.verify(
                        act.signature().algorithm().text(),
                        act.signature().certificate(),
                        act.payload().bytes(),
                        act.signature().value()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidder-1"})
    void keepsTheStubAcrossAWrite(String name) throws IOException {
        Stub stub = seal(key(name), work.resolve("bid.sealed"));
        Path file = work.resolve("bid.stub.json");

        stub.write(file);

        assertThat(Stub.read(file)).isEqualTo(stub);
        Files.writeString(file, "{\"format\":\"ggzy-stub/2\"}");
        assertThatThrownBy(() -> Stub.read(file)).isInstanceOf(IOException.class);
    }

    private Stub seal(KeyFile key, Path sealed) throws IOException {
        Path file = work.resolve("bid.pdf");
        Files.writeString(file, "the bid");
        Map<String, String> figures = Map.of("price", "9100000000", "duration", "180");
        return new Sealing(new SecureRandom()).seal(new Sealing.Request("T1", "1", file, figures), key, sealed);
    }

    private static BidDesk desk(KeyFile key) {
        return new BidDesk(new Api(URI.create("http://127.0.0.1:1"), CLOCK), new Acts(CLOCK, new SecureRandom()), key);
    }

    private static KeyFile key(String name) {
        return new KeyFile(PracticeProvince.openOrCreate(province, CLOCK).player(name));
    }
}
