package cn.ggzy.verifier.testnet;

import cn.ggzy.verifier.fabric.Block;
import cn.ggzy.verifier.fabric.Digests;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.testnet.TestOrganisation.Member;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Three organisations, their peers and a client. */
public final class TestNetwork {
    public static final String CHANNEL = "ggzy-test";
    public static final JsonMapper JSON = JsonMapper.builder().build();
    public static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");

    private final Map<String, TestOrganisation> organisations = new LinkedHashMap<>();
    private final Map<String, Member> peers = new LinkedHashMap<>();
    private final Member client;
    private int nonce;

    public TestNetwork() {
        for (String mspId : List.of("JyzxMSP", "FgwMSP", "SjtMSP")) {
            organisations.put(mspId, new TestOrganisation(mspId));
            peers.put(mspId, organisation(mspId).member("peer"));
        }
        client = organisation("JyzxMSP").member("client");
    }

    public TestOrganisation organisation(String mspId) {
        return java.util.Objects.requireNonNull(organisations.get(mspId));
    }

    public Member peer(String mspId) {
        return java.util.Objects.requireNonNull(peers.get(mspId));
    }

    public Member client() {
        return client;
    }

    /** The reader's trust file; a test may change it before it is read. */
    public ObjectNode trustJson() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", "ggzy-trust/1")
                .put("channel", CHANNEL)
                .put("log", "")
                .put("witnessThreshold", 0);
        root.putArray("witnesses");
        organisations.values().forEach(organisation -> {
            ObjectNode entry = root.withArray("organisations").addObject().put("mspId", organisation.mspId());
            entry.putArray("roots").add(organisation.rootPem());
            entry.putArray("intermediates");
        });
        ObjectNode policies = root.putObject("policies");
        policies.put("bid", "AND('SjtMSP.peer', OutOf(1, 'JyzxMSP.peer', 'FgwMSP.peer'))");
        policies.put("tender", "AND('SjtMSP.peer', OutOf(1, 'JyzxMSP.peer', 'FgwMSP.peer'))");
        policies.put("draw", "AND('SjtMSP.peer', 'FgwMSP.peer')");
        policies.put("evidence", "OutOf(2, 'JyzxMSP.peer', 'FgwMSP.peer', 'SjtMSP.peer')");
        return root;
    }

    public Trust trust() {
        return trust(trustJson());
    }

    public static Trust trust(ObjectNode json) {
        return Trust.of(Json.parse("trust.json", json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** One call to be endorsed. */
    public record Call(String namespace, String function, String argument, String result, KVRWSet sets, Instant at) {
        public static Call of(String namespace, String function, String argument, String result) {
            return new Call(namespace, function, argument, result, KVRWSet.getDefaultInstance(), NOW);
        }

        public Call with(KVRWSet newSets) {
            return new Call(namespace, function, argument, result, newSets, at);
        }

        public Call at(Instant newTime) {
            return new Call(namespace, function, argument, result, sets, newTime);
        }
    }

    /** A read of a version that no block of the test has written. */
    public static KVRWSet staleRead(String key) {
        return KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder()
                        .setKey(key)
                        .setVersion(Version.newBuilder().setBlockNum(7)))
                .build();
    }

    public Envelope endorsed(Call call, Member... endorsers) {
        Header header = header(call);
        ByteString proposal = proposal(call);
        ByteString response = ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(Digests.sha256(
                        header.getChannelHeader().toByteArray(),
                        header.getSignatureHeader().toByteArray(),
                        proposal.toByteArray())))
                .setExtension(action(call))
                .build()
                .toByteString();
        ChaincodeEndorsedAction.Builder action =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
        for (Member endorser : endorsers) action.addEndorsements(endorsement(response, endorser));
        return envelope(header, proposal, action.build());
    }

    /** What the endorsers of an envelope have signed. */
    public static ByteString response(Envelope envelope) {
        try {
            Transaction transaction = Transaction.parseFrom(
                    Payload.parseFrom(envelope.getPayload()).getData());
            return ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload())
                    .getAction()
                    .getProposalResponsePayload();
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Envelope envelope(Header header, ByteString proposal, ChaincodeEndorsedAction action) {
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(header.getSignatureHeader())
                        .setPayload(ChaincodeActionPayload.newBuilder()
                                .setChaincodeProposalPayload(proposal)
                                .setAction(action)
                                .build()
                                .toByteString()))
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(header)
                .setData(transaction.toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(ByteString.copyFrom(client.sign(payload.toByteArray())))
                .build();
    }

    private static Endorsement endorsement(ByteString response, Member endorser) {
        ByteString identity = endorser.identity().toByteString();
        return Endorsement.newBuilder()
                .setEndorser(identity)
                .setSignature(ByteString.copyFrom(
                        endorser.sign(response.concat(identity).toByteArray())))
                .build();
    }

    private Header header(Call call) {
        ByteString creator = client.identity().toByteString();
        ByteString random = ByteString.copyFromUtf8("nonce-" + nonce++);
        String txId = Digests.hex(Digests.sha256(random.toByteArray(), creator.toByteArray()));
        return Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                        .setChannelId(CHANNEL)
                        .setTxId(txId)
                        .setTimestamp(Timestamp.newBuilder()
                                .setSeconds(call.at().getEpochSecond())
                                .setNanos(call.at().getNano()))
                        .build()
                        .toByteString())
                .setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(creator)
                        .setNonce(random)
                        .build()
                        .toByteString())
                .build();
    }

    private static ByteString proposal(Call call) {
        return ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                .setChaincodeId(ChaincodeID.newBuilder().setName(call.namespace()))
                                .setInput(ChaincodeInput.newBuilder()
                                        .addArgs(ByteString.copyFromUtf8(call.function()))
                                        .addArgs(ByteString.copyFromUtf8(call.argument()))))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    private static ByteString action(Call call) {
        return ChaincodeAction.newBuilder()
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(call.namespace()).setVersion("1"))
                .setResponse(Response.newBuilder().setStatus(200).setPayload(ByteString.copyFromUtf8(call.result())))
                .setResults(TxReadWriteSet.newBuilder()
                        .addNsRwset(NsReadWriteSet.newBuilder()
                                .setNamespace(call.namespace())
                                .setRwset(call.sets().toByteString()))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    /** Blocks of one transaction list each, chained; flags as a peer would write them. */
    public static final class Blocks {
        private final List<org.hyperledger.fabric.protos.common.Block> blocks = new ArrayList<>();

        public Blocks add(int flag, Envelope... envelopes) {
            BlockData.Builder data = BlockData.newBuilder();
            byte[] flags = new byte[envelopes.length];
            for (int i = 0; i < envelopes.length; i++) {
                data.addData(envelopes[i].toByteString());
                flags[i] = (byte) flag;
            }
            byte[] previous =
                    blocks.isEmpty() ? new byte[0] : parsed(blocks.size() - 1).headerHash();
            blocks.add(org.hyperledger.fabric.protos.common.Block.newBuilder()
                    .setHeader(BlockHeader.newBuilder()
                            .setNumber(blocks.size())
                            .setPreviousHash(ByteString.copyFrom(previous))
                            .setDataHash(ByteString.copyFrom(Digests.sha256(data.getDataList().stream()
                                    .map(ByteString::toByteArray)
                                    .toArray(byte[][]::new)))))
                    .setData(data)
                    .setMetadata(BlockMetadata.newBuilder()
                            .addMetadata(ByteString.EMPTY)
                            .addMetadata(ByteString.EMPTY)
                            .addMetadata(ByteString.copyFrom(flags)))
                    .build());
            return this;
        }

        public Block parsed(int number) {
            return Block.parse(number + ".block", blocks.get(number).toByteArray());
        }

        public List<org.hyperledger.fabric.protos.common.Block> list() {
            return blocks;
        }
    }
}
