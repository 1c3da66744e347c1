package cn.ggzy.network.tck;

import cn.ggzy.network.connection.GatewaySession;
import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;

/** What the platform itself promises: reads and writes, conflicts, policies, identities, time, events, the ledger's own queries. */
final class PlatformScenarios {

    private final World world;
    private final TestNetwork.Files peer;

    PlatformScenarios(World world, TestNetwork.Files peer) {
        this.world = world;
        this.peer = peer;
    }

    List<Scenario> scenarios() {
        return List.of(
                Scenario.of(
                        "a write is read afterwards",
                        "one",
                        () -> written("one").get()),
                Scenario.of(
                        "one's own write is not readable in the same transaction",
                        "before",
                        () -> transaction("writeThenRead", written("before").key, "after")
                                .result()),
                Scenario.of("the last write of a transaction wins", "second", this::lastWriteWins),
                Scenario.of("a deleted key is gone", "", this::deleted),
                Scenario.of(
                        "a refused transaction leaves nothing",
                        "error 500 after the write, ",
                        this::refusedLeavesNothing),
                Scenario.of(
                        "a refusal's text arrives as it was said",
                        "error 500 no and no",
                        () -> call("fail", "no and no").outcome()),
                Scenario.of("two changes of one key: the second dies", "VALID, MVCC_READ_CONFLICT", this::conflict),
                Scenario.of("two blind writes of one key both live", "VALID, VALID", this::blindWrites),
                Scenario.of("changes of two keys both live", "VALID, VALID", this::twoKeys),
                Scenario.of(
                        "a read that was overtaken dies, an evaluation does not",
                        "MVCC_READ_CONFLICT, seen later",
                        this::overtakenRead),
                Scenario.of(
                        "a key that appears in a scanned range is a phantom", "PHANTOM_READ_CONFLICT", this::phantom),
                Scenario.of(
                        "a key that vanishes from a scanned range is a phantom",
                        "PHANTOM_READ_CONFLICT",
                        this::vanished),
                Scenario.of("a change beside the scanned range is none", "VALID", this::besideRange),
                Scenario.of("a range ends before its end key, in byte order", "1,2", this::range),
                Scenario.of("a composite key is found by its first part", "1,2", this::composite),
                Scenario.of("history is told newest first with deletions", "third,-,first", this::history),
                Scenario.of(
                        "one endorsement where two are due",
                        "ENDORSEMENT_POLICY_FAILURE",
                        () -> call("put", world.fresh("k"), "v")
                                .endorsedBy(world.msp("Jyzx"))
                                .outcome()),
                Scenario.of(
                        "a tender endorsed without the supervisor",
                        "ENDORSEMENT_POLICY_FAILURE",
                        () -> world.publish(
                                        world.fresh("T"),
                                        Instant.now()
                                                .plusSeconds(3600)
                                                .truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
                                .endorsedBy(world.msp("Jyzx"), world.msp("Fgw"))
                                .outcome()),
                Scenario.of(
                        "endorsed by all three",
                        "VALID",
                        () -> call("put", world.fresh("k"), "v")
                                .endorsedBy(world.everybody().toArray(String[]::new))
                                .outcome()),
                Scenario.of(
                        "a key's own policy is stronger than the contract's",
                        "ENDORSEMENT_POLICY_FAILURE, VALID",
                        this::keyPolicy),
                Scenario.of(
                        "results that differ between organisations",
                        "ABORTED: ProposalResponsePayloads do not match",
                        () -> call("random", world.fresh("k"))
                                .endorsedBy(world.msp("Jyzx"), world.msp("Sjt"))
                                .outcome()),
                Scenario.of(
                        "a foreign certificate evaluates nothing",
                        "FAILED_PRECONDITION: access denied",
                        () -> stranger(true)),
                Scenario.of("a foreign certificate endorses nothing", "ABORTED: access denied", () -> stranger(false)),
                Scenario.of(
                        "a peer's own certificate evaluates nothing",
                        "FAILED_PRECONDITION: of the 'Writers' sub-policies",
                        () -> asThePeer(session -> new Call(session, List.of(), "tck", "ping").answer())),
                Scenario.of(
                        "a peer's own certificate endorses nothing",
                        "ABORTED: of the 'Writers' sub-policies",
                        () -> asThePeer(session -> new Call(session, List.of(), "tck", "put")
                                .with(world.fresh("k"), "v")
                                .outcome())),
                Scenario.of(
                        "a peer's own certificate asks the chain about itself",
                        "answered",
                        () -> asThePeer(this::chainInfo)),
                Scenario.of("a time of a minute ago", "refused for its time", () -> shifted(-60)),
                Scenario.of("a time of a minute ahead", "refused for its time", () -> shifted(60)),
                Scenario.of(
                        "a time of five seconds ago",
                        "VALID",
                        () -> call("put", world.fresh("k"), "v")
                                .at(Instant.now().minusSeconds(5))
                                .outcome()),
                Scenario.of(
                        "the same proposal is not endorsed twice after its commit",
                        "ABORTED: duplicate transaction found",
                        this::proposalAgain),
                Scenario.of("the same envelope twice is one transaction", "VALID, 1 change", this::envelopeAgain),
                Scenario.of("a changed envelope is not taken", "INVALID_ENDORSER_TRANSACTION", this::tampered),
                Scenario.of(
                        "a contract nobody deployed",
                        "FAILED_PRECONDITION: no combination of peers",
                        this::unknownContract),
                Scenario.of("what goes beside the arguments is not in the block", "absent", this::transientStaysOut),
                Scenario.of(
                        "what goes beside the arguments reaches the contract",
                        "word",
                        () -> call("transient", "w")
                                .beside("w", World.utf8("word"))
                                .answer()),
                Scenario.of(
                        "the contract sees the client's organisation",
                        "Sjt",
                        () -> world.callFrom("Sjt", "tck", "creator").answer().substring(0, 3)),
                Scenario.of("the contract sees the claimed time", "claimed", this::claimedTime),
                Scenario.of("an evaluation writes nothing", "put, ", this::evaluationWritesNothing),
                Scenario.of("a contract calls another and both reads count", "MVCC_READ_CONFLICT", this::callAcross),
                Scenario.of(
                        "an endorsement without submission carries the organisations' signatures",
                        "2 signatures, nothing written",
                        this::endorsedAnswer),
                Scenario.of("an event comes once, after its transaction", "first,second", this::events),
                Scenario.of("events of dead transactions do not come", "alive", this::noEventOfTheDead),
                Scenario.of("events go on behind a checkpoint", "second,third", this::checkpoint),
                Scenario.of("blocks hang together by their hashes", "chained", this::blocks),
                Scenario.of("filtered blocks name transactions and codes", "VALID", this::filtered),
                Scenario.of("qscc tells the height", "grew", this::height),
                Scenario.of("qscc gives a block by number", "same number", this::blockByNumber),
                Scenario.of("qscc gives a transaction by its id", "VALID", this::transactionById),
                Scenario.of("qscc gives the block of a transaction", "found", this::blockByTransaction),
                Scenario.of("qscc knows no transaction that was never there", "not there", this::unknownTransaction),
                Scenario.of(
                        "one organisation's private value is its own", "secret, hash of secret", this::privateValue),
                Scenario.of("commit status is told to another client of the channel", "VALID", this::statusElsewhere));
    }

    private record Written(World world, String key) {
        String get() {
            return world.call("tck", "get").with(key).answer();
        }
    }

    private Call call(String function, String... arguments) {
        return world.call("tck", function).with(arguments);
    }

    private Written written(String value) {
        Written written = new Written(world, world.fresh("k"));
        require(call("put", written.key, value).outcome());
        return written;
    }

    private static void require(String outcome) {
        if (!outcome.equals(Outcome.VALID)) {
            throw new AssertionError(outcome);
        }
    }

    private record Done(Transaction transaction) {
        String result() {
            return new String(transaction.getResult(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private Done transaction(String function, String... arguments) throws Exception {
        Call call = call(function, arguments);
        Transaction transaction = call.endorse();
        require(call.commit(transaction));
        return new Done(transaction);
    }

    private String lastWriteWins() {
        String key = world.fresh("k");
        require(call("putTwice", key, "first", "second").outcome());
        return call("get", key).answer();
    }

    private String deleted() {
        Written written = written("x");
        require(call("delete", written.key).outcome());
        return written.get();
    }

    private String refusedLeavesNothing() {
        String key = world.fresh("k");
        return call("putThenFail", key).outcome() + ", " + call("get", key).answer();
    }

    private String both(Call one, Call other) throws Exception {
        Transaction first = one.endorse();
        Transaction second = other.endorse();
        return one.commit(first) + ", " + other.commit(second);
    }

    private String conflict() throws Exception {
        String key = written("a").key;
        return both(call("append", key, "b"), call("append", key, "c"));
    }

    private String blindWrites() throws Exception {
        String key = world.fresh("k");
        return both(call("put", key, "b"), call("put", key, "c"));
    }

    private String twoKeys() throws Exception {
        return both(call("append", written("a").key, "b"), call("append", written("a").key, "c"));
    }

    private String overtakenRead() throws Exception {
        Written written = written("early");
        Call read = call("readOnly", written.key);
        Transaction endorsed = read.endorse();
        require(call("put", written.key, "later").outcome());
        return read.commit(endorsed) + ", " + call("readOnly", written.key).answer();
    }

    private String phantom() throws Exception {
        String prefix = world.fresh("r");
        require(call("put", prefix + "a", "1").outcome());
        Call count = call("countInto", prefix, prefix + "~", world.fresh("k"));
        Transaction endorsed = count.endorse();
        require(call("put", prefix + "b", "2").outcome());
        return count.commit(endorsed);
    }

    private String vanished() throws Exception {
        String prefix = world.fresh("r");
        require(call("put", prefix + "a", "1").outcome());
        Call count = call("countInto", prefix, prefix + "~", world.fresh("k"));
        Transaction endorsed = count.endorse();
        require(call("delete", prefix + "a").outcome());
        return count.commit(endorsed);
    }

    private String besideRange() throws Exception {
        String prefix = world.fresh("r");
        require(call("put", prefix + "a", "1").outcome());
        Call count = call("countInto", prefix + "a", prefix + "c", world.fresh("k"));
        Transaction endorsed = count.endorse();
        require(call("put", prefix + "c", "2").outcome());
        return count.commit(endorsed);
    }

    private String range() {
        String prefix = world.fresh("r");
        require(call("put", prefix + "b", "2").outcome());
        require(call("put", prefix + "a", "1").outcome());
        require(call("put", prefix + "c", "3").outcome());
        return call("scan", prefix + "a", prefix + "c").answer();
    }

    private String composite() {
        String type = world.fresh("type");
        require(call("putComposite", type, "x", "a", "1").outcome());
        require(call("putComposite", type, "x", "b", "2").outcome());
        require(call("putComposite", type, "y", "a", "3").outcome());
        return call("scanComposite", type, "x").answer();
    }

    private String history() {
        String key = world.fresh("k");
        require(call("put", key, "first").outcome());
        require(call("delete", key).outcome());
        require(call("put", key, "third").outcome());
        return call("history", key).answer();
    }

    private String keyPolicy() {
        String key = written("free").key;
        require(call("protect", key, world.msp("Jyzx"), world.msp("Fgw"), world.msp("Sjt"))
                .outcome());
        String two = call("put", key, "two")
                .endorsedBy(world.msp("Jyzx"), world.msp("Sjt"))
                .outcome();
        return two + ", " + call("put", key, "all").outcome();
    }

    private String stranger(boolean evaluating) throws Exception {
        Stranger stranger = Stranger.of(world.msp("Jyzx"));
        try (GatewaySession session =
                GatewaySession.open(world.connection, world.msp("Jyzx"), stranger.identity(), stranger.key())) {
            Call call = new Call(session, List.of(), "tck", "ping");
            String outcome = evaluating ? call.answer() : call.outcome();
            return outcome;
        }
    }

    private interface Asking {
        String at(GatewaySession session) throws Exception;
    }

    /** Peers sign what they have simulated; they propose nothing. */
    private String asThePeer(Asking asking) throws Exception {
        X509Certificate certificate = Identities.readX509Certificate(Files.readString(peer.certificate()));
        PrivateKey key = Identities.readPrivateKey(Files.readString(peer.key()));
        String mspId = world.msp("Jyzx");
        try (GatewaySession session =
                GatewaySession.open(world.connection, mspId, new X509Identity(mspId, certificate), key)) {
            return asking.at(session);
        }
    }

    private String chainInfo(GatewaySession session) throws Exception {
        byte[] info = session.network()
                .getContract("qscc")
                .evaluateTransaction("GetChainInfo", session.network().getName());
        return BlockchainInfo.parseFrom(info).getHeight() > 0 ? "answered" : "nothing";
    }

    private String shifted(int seconds) {
        String outcome = call("put", world.fresh("k"), "v")
                .at(Instant.now().plusSeconds(seconds))
                .outcome();
        return outcome.endsWith("timestamp") ? "refused for its time" : outcome;
    }

    private String proposalAgain() throws Exception {
        Call call = call("put", world.fresh("k"), "v");
        var proposal = call.proposal();
        require(call.commit(proposal.endorse()));
        try {
            proposal.endorse();
            return Outcome.VALID;
        } catch (org.hyperledger.fabric.client.EndorseException e) {
            return Outcome.of(e);
        }
    }

    /** An ordering service may say that it knows the envelope or order it again; the ledger has it once. */
    private String envelopeAgain() throws Exception {
        String key = world.fresh("k");
        Call call = call("put", key, "v");
        Transaction transaction = call.endorse();
        String first = call.commit(transaction);
        call.commit(transaction);
        return first + ", " + call("history", key).answer().split(",").length + " change";
    }

    private String tampered() throws Exception {
        Call call = call("put", world.fresh("k"), "v");
        Transaction transaction = call.endorse();
        PreparedTransaction prepared = PreparedTransaction.parseFrom(transaction.getBytes());
        byte[] payload = prepared.getEnvelope().getPayload().toByteArray();
        int at = indexOf(payload, "put".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        payload[at] ^= 1;
        Envelope changed = prepared.getEnvelope().toBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .clearSignature()
                .build();
        Transaction other = world.session("Jyzx")
                .gateway()
                .newTransaction(
                        prepared.toBuilder().setEnvelope(changed).build().toByteArray());
        return call.commit(other);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the envelope");
    }

    private String unknownContract() {
        return world.call("nowhere", "ping").outcome();
    }

    private String transientStaysOut() throws Exception {
        String word = "beside-" + People.hex(8);
        Call call = call("put", world.fresh("k"), "v").beside("w", World.utf8(word));
        Transaction transaction = call.endorse();
        require(call.commit(transaction));
        byte[] block = qscc("GetBlockByTxID", transaction.getTransactionId());
        String text = new String(block, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.contains(word) ? "present" : "absent";
    }

    private String claimedTime() {
        Instant claimed = Instant.now().minusSeconds(3).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        return call("time").at(claimed).answer().equals(claimed.toString()) ? "claimed" : "another";
    }

    private String evaluationWritesNothing() {
        String key = world.fresh("k");
        return call("put", key, "v").answer() + ", " + call("get", key).answer();
    }

    /** The tender is read through another contract; its postponement ends the reader's transaction. */
    private String callAcross() throws Exception {
        String tender = world.tender();
        Call reader = call("call", "tender", "read", "{\"tender\":\"" + tender + "\"}")
                .endorsedBy(world.everybody().toArray(String[]::new));
        Transaction endorsed = reader.endorse();
        world.postpone(tender, People.now().plusSeconds(7200), "agency").done();
        return reader.commit(endorsed);
    }

    private String endorsedAnswer() throws Exception {
        String key = world.fresh("k");
        Transaction endorsed = call("put", key, "v")
                .endorsedBy(world.msp("Jyzx"), world.msp("Sjt"))
                .endorse();
        Payload payload = Payload.parseFrom(
                PreparedTransaction.parseFrom(endorsed.getBytes()).getEnvelope().getPayload());
        var action = org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData())
                .getActions(0);
        int signatures = ChaincodeActionPayload.parseFrom(action.getPayload())
                .getAction()
                .getEndorsementsCount();
        return signatures + " signatures, " + (call("get", key).answer().isEmpty() ? "nothing written" : "written");
    }

    private String events() throws Exception {
        long from = chain().getHeight();
        String name = world.fresh("event");
        require(call("event", name, "first").outcome());
        require(call("event", name, "second").outcome());
        try (CloseableIterator<ChaincodeEvent> events = world.session("Jyzx")
                .network()
                .newChaincodeEventsRequest("tck")
                .startBlock(from)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            return next(events, name, 2);
        }
    }

    private static String next(CloseableIterator<ChaincodeEvent> events, String name, int count) {
        List<String> payloads = new ArrayList<>();
        while (payloads.size() < count) {
            ChaincodeEvent event = events.next();
            if (event.getEventName().equals(name)) {
                payloads.add(new String(event.getPayload(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return String.join(",", payloads);
    }

    private String noEventOfTheDead() throws Exception {
        long from = chain().getHeight();
        String name = world.fresh("event");
        call("event", name, "dead").endorsedBy(world.msp("Jyzx")).outcome();
        require(call("event", name, "alive").outcome());
        try (CloseableIterator<ChaincodeEvent> events = world.session("Jyzx")
                .network()
                .newChaincodeEventsRequest("tck")
                .startBlock(from)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            return next(events, name, 1);
        }
    }

    private String checkpoint() throws Exception {
        long from = chain().getHeight();
        String name = world.fresh("event");
        for (String payload : List.of("first", "second", "third")) {
            require(call("event", name, payload).outcome());
        }
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        try (CloseableIterator<ChaincodeEvent> events = world.session("Jyzx")
                .network()
                .newChaincodeEventsRequest("tck")
                .startBlock(from)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            ChaincodeEvent event = events.next();
            while (!event.getEventName().equals(name)) {
                event = events.next();
            }
            checkpointer.checkpointChaincodeEvent(event);
        }
        try (CloseableIterator<ChaincodeEvent> events = world.session("Jyzx")
                .network()
                .newChaincodeEventsRequest("tck")
                .checkpoint(checkpointer)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            return next(events, name, 2);
        }
    }

    private String blocks() throws Exception {
        written("x");
        try (CloseableIterator<Block> blocks = world.session("Jyzx")
                .network()
                .newBlockEventsRequest()
                .startBlock(1)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            Block one = blocks.next();
            Block two = blocks.next();
            boolean chained = Arrays.equals(
                    BlockHash.of(one.getHeader()),
                    two.getHeader().getPreviousHash().toByteArray());
            boolean held = Arrays.equals(
                    BlockHash.ofData(one), one.getHeader().getDataHash().toByteArray());
            return chained && held ? "chained" : "broken";
        }
    }

    private String filtered() throws Exception {
        long from = chain().getHeight();
        Transaction transaction = transaction("put", world.fresh("k"), "v").transaction();
        try (var blocks = world.session("Jyzx")
                .network()
                .newFilteredBlockEventsRequest()
                .startBlock(from)
                .build()
                .getEvents(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))) {
            while (true) {
                for (var filtered : blocks.next().getFilteredTransactionsList()) {
                    if (filtered.getTxid().equals(transaction.getTransactionId())) {
                        return filtered.getTxValidationCode().name();
                    }
                }
            }
        }
    }

    private byte[] qscc(String function, String argument) throws Exception {
        return world.call("qscc", function)
                .with(world.connection.channel(), argument)
                .proposal()
                .evaluate();
    }

    private BlockchainInfo chain() throws Exception {
        return BlockchainInfo.parseFrom(world.call("qscc", "GetChainInfo")
                .with(world.connection.channel())
                .proposal()
                .evaluate());
    }

    private String height() throws Exception {
        long before = chain().getHeight();
        written("x");
        return chain().getHeight() > before ? "grew" : "stood";
    }

    private String blockByNumber() throws Exception {
        return Block.parseFrom(qscc("GetBlockByNumber", "1")).getHeader().getNumber() == 1 ? "same number" : "another";
    }

    private String transactionById() throws Exception {
        Transaction transaction = transaction("put", world.fresh("k"), "v").transaction();
        int code = ProcessedTransaction.parseFrom(qscc("GetTransactionByID", transaction.getTransactionId()))
                .getValidationCode();
        return String.valueOf(org.hyperledger.fabric.protos.peer.TxValidationCode.forNumber(code));
    }

    private String blockByTransaction() throws Exception {
        Transaction transaction = transaction("put", world.fresh("k"), "v").transaction();
        return Block.parseFrom(qscc("GetBlockByTxID", transaction.getTransactionId()))
                                .getData()
                                .getDataCount()
                        > 0
                ? "found"
                : "empty";
    }

    private String unknownTransaction() {
        String outcome = world.call("qscc", "GetTransactionByID")
                .with(world.connection.channel(), "00".repeat(32))
                .answer();
        return outcome.startsWith("error") || outcome.startsWith("UNKNOWN") ? "not there" : outcome;
    }

    private String privateValue() throws Exception {
        String collection = "_implicit_org_" + world.msp("Jyzx");
        String key = world.fresh("k");
        require(call("privatePut", collection, key)
                .beside("value", World.utf8("secret"))
                .endorsedBy(world.msp("Jyzx"))
                .outcome());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(World.utf8("secret")));
        String told = world.callFrom("Sjt", "tck", "privateHash")
                .with(collection, key)
                .answer();
        return call("privateGet", collection, key).answer() + ", " + (told.equals(hash) ? "hash of secret" : told);
    }

    private String statusElsewhere() throws Exception {
        Transaction transaction = transaction("put", world.fresh("k"), "v").transaction();
        return world.callFrom("Sjt", "tck", "ping").statusOf(transaction.getTransactionId());
    }
}
