package cn.ggzy.client.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.verifier.chain.Chain;
import cn.ggzy.verifier.report.Outcome;
import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One tender on the embedded network, exported, replayed; then the same folder after each of an operator's tricks. */
class WholeChainTest {
    private static final String TENDER = "T-2026-1";
    private static final Hash SOMETHING = Hash.of(new byte[] {9});

    @TempDir
    static Path work;

    @BeforeAll
    static void play() throws Exception {
        Clock clock = Clock.systemUTC();
        try (TestChain chain = new TestChain(work.resolve("network"), clock)) {
            Governance governance = chain.governance();
            published(chain, "trust", "trust/1", governance.trustList());
            CanonicalJson rule = governance.rule();
            published(chain, "rule", "rule/" + rule.members().text("ruleSet") + "/1", rule);
            Instant deadline = clock.instant().plusSeconds(8);
            chain.submit("tender", "publish", governance.tender(TENDER, deadline));
            chain.fact("tender.published", "tender/" + TENDER, SOMETHING);
            List<PreparedBid> bids = Stream.of("bidder-1", "bidder-2", "bidder-3")
                    .map(bidder -> PreparedBid.of(governance, bidder, TENDER, new SecureRandom()))
                    .toList();
            for (PreparedBid bid : bids) {
                chain.submit("bid", "submit", bid.submission(), bid.secrets());
                Ticket ticket =
                        new Ticket(TENDER, "1", bid.submission().members().text("ticket"));
                chain.fact("bid.submitted", Commitments.subject(ticket), SOMETHING);
            }
            chain.closeAsSoonAsAllowed(TENDER, deadline.plus(Duration.ofSeconds(30)));
            chain.fact("tender.closed", "tender/" + TENDER, SOMETHING);
            chain.submit("bid", "open", bids.get(0).opening(bids.get(0).root()));
            chain.submit("bid", "open", bids.get(1).opening(Hash.of(new byte[] {7})));
            opened(chain, "opening.opened", bids.get(0));
            opened(chain, "opening.refused", bids.get(1));
            chain.export(work.resolve("chain"));
        }
    }

    /** The fact speaks of what the governors signed, and of the transaction. */
    private static void published(TestChain chain, String contract, String subject, CanonicalJson argument) {
        String txId = chain.submit(contract, "publish", argument).members().text("txId");
        CanonicalJson decided =
                argument.members().objects("acts").get(0).object("payload").json("body");
        chain.fact(
                contract + ".published",
                subject,
                CanonicalJson.of(Map.of("decided", decided, "txId", txId)).digest());
    }

    private static void opened(TestChain chain, String type, PreparedBid bid) {
        String ticket = bid.submission().members().text("ticket");
        chain.fact(type, "tender/" + TENDER + "/lot/1/bid/" + ticket, SOMETHING);
    }

    /** Another type stands where the fact was: for the reader it is not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trust.published",
                "rule.published",
                "tender.published",
                "bid.submitted",
                "tender.closed",
                "opening.opened",
                "opening.refused"
            })
    void namesAFactThatTheLogDoesNotHave(String type) throws IOException {
        assertThat(factsAfter(type, type.substring(0, type.length() - 1) + "x")).anyMatch(what -> what.contains(type));
    }

    @Test
    void namesAFactWithAnotherDigest() throws IOException {
        String digest = factsOf("trust.published").replaceFirst(".*\"digest\":\"([0-9a-f]{64})\".*", "$1");

        assertThat(factsAfter(digest, "0".repeat(64))).anyMatch(what -> what.contains("has the digest"));
    }

    private static String factsOf(String type) throws IOException {
        String entries = Files.readString(entries(work.resolve("chain")), StandardCharsets.ISO_8859_1);
        int at = entries.indexOf("\"type\":\"" + type);
        return entries.substring(entries.lastIndexOf("{\"actor\"", at), entries.indexOf('}', at));
    }

    /** What `log.facts` finds when one text of the same length stands for another in the entries. */
    private static List<String> factsAfter(String before, String after) throws IOException {
        Path folder = copy();
        Path tile = entries(folder);
        String octets = Files.readString(tile, StandardCharsets.ISO_8859_1);
        Files.writeString(tile, octets.replace(before, after), StandardCharsets.ISO_8859_1);
        return verify(folder).results().stream()
                .filter(result -> result.check().equals("log.facts"))
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.outcome() == Outcome.FAILS)
                .map(finding -> finding.what())
                .toList();
    }

    private static Path entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log/tile/entries/000.p"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void matches() throws IOException {
        Report report = verify(copy());

        assertThat(report.matches()).as(Printout.words(report)).isTrue();
        assertThat(report.results())
                .filteredOn(result -> result.check().startsWith("contracts.")
                        || result.check().startsWith("bids.")
                        || result.check().startsWith("log."))
                .allMatch(result -> result.outcome() == Outcome.HOLDS);
    }

    @Test
    void seesOneChangedOctetInAnyBlock() throws IOException {
        for (int number = 1; number < blocks(work.resolve("chain")).size(); number++) {
            Path folder = copy();
            Path file = blocks(folder).get(number);
            byte[] octets = Files.readAllBytes(file);
            octets[octets.length / 2] ^= 1;
            Files.write(file, octets);

            assertThat(outcome(folder)).as("block %d", number).isNotZero();
        }
    }

    @Test
    void seesABlockThatWasTakenOut() throws IOException {
        Path folder = copy();
        Files.delete(blocks(folder).get(3));

        assertThat(outcome(folder)).isEqualTo(1);
    }

    @Test
    void seesAValidTransactionThatIsFlaggedInvalid() throws IOException {
        Path folder = copy();
        reflag(last(folder), 11);

        assertThat(failed(folder)).contains("chain.validity-flags");
    }

    @Test
    void namesAFactThatIsMissing() throws Exception {
        Path folder = copy();
        Path tile;
        try (Stream<Path> files = Files.list(folder.resolve("log/tile/entries/000.p"))) {
            tile = files.findFirst().orElseThrow();
        }
        byte[] octets = Files.readAllBytes(tile);
        octets[octets.length / 2] ^= 1;
        Files.write(tile, octets);

        assertThat(failed(folder)).contains("log.anchors-append-only", "log.checkpoint");
    }

    @Test
    void doesNotAcceptBlocksOfOrganisationsTheReaderDoesNotTrust() throws IOException {
        Path folder = copy();
        String trust = Files.readString(folder.resolve("trust.json"));
        Files.writeString(
                folder.resolve("trust.json"), trust.replace("\"mspId\":\"SjtSimMSP\"", "\"mspId\":\"OtherMSP\""));

        assertThat(failed(folder)).contains("chain.validity-flags");
    }

    private static List<String> failed(Path folder) {
        return verify(folder).results().stream()
                .filter(result -> result.outcome() == Outcome.FAILS)
                .map(result -> result.check())
                .toList();
    }

    private static int outcome(Path folder) {
        try {
            return verify(folder).exitCode();
        } catch (cn.ggzy.verifier.report.Unreadable unreadable) {
            return 2;
        }
    }

    private static Report verify(Path folder) {
        return Chain.verify(folder, Trust.file(folder.resolve("trust.json")));
    }

    private static Path last(Path folder) throws IOException {
        List<Path> blocks = blocks(folder);
        return blocks.get(blocks.size() - 1);
    }

    private static void reflag(Path file, int flag) throws IOException {
        Block block = Block.parseFrom(Files.readAllBytes(file));
        var metadata = block.getMetadata().toBuilder()
                .setMetadata(
                        BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.copyFrom(new byte[] {(byte) flag}));
        Files.write(file, block.toBuilder().setMetadata(metadata).build().toByteArray());
    }

    private static List<Path> blocks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blocks"))) {
            return files.sorted().toList();
        }
    }

    private static Path copy() throws IOException {
        Path from = work.resolve("chain");
        Path to = Files.createTempDirectory(work, "copy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return to;
    }
}
