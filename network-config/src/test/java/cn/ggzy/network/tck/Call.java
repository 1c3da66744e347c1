package cn.ggzy.network.tck;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.network.connection.GatewaySession;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** One call of a contract through the ordinary client; the steps of it can be taken apart. */
final class Call {

    private final GatewaySession session;
    private final Collection<GatewaySession> everywhere;
    private final String channel;
    private final String namespace;
    private final String function;
    private final List<byte[]> arguments = new ArrayList<>();
    private final Map<String, byte[]> transients = new LinkedHashMap<>();
    private final List<String> endorsers = new ArrayList<>();
    private @Nullable Instant claimed;

    /** Through one gateway; a commit counts when the gateways of all organisations know it. */
    Call(GatewaySession session, Collection<GatewaySession> everywhere, String namespace, String function) {
        this.session = session;
        this.everywhere = everywhere;
        this.channel = session.network().getName();
        this.namespace = namespace;
        this.function = function;
    }

    Call with(CanonicalJson argument) {
        arguments.add(argument.bytes());
        return this;
    }

    Call with(Map<String, ?> argument) {
        return with(CanonicalJson.of(argument));
    }

    Call with(String... texts) {
        for (String text : texts) {
            arguments.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    Call beside(String name, byte[] value) {
        transients.put(name, value);
        return this;
    }

    Call beside(Map<String, byte[]> values) {
        transients.putAll(values);
        return this;
    }

    Call endorsedBy(String... organisations) {
        endorsers.addAll(List.of(organisations));
        return this;
    }

    /** Claims another time than the client's clock says. */
    Call at(Instant time) {
        claimed = time;
        return this;
    }

    /** What comes of the whole way: VALID, another validation code, or who refused and why. */
    String outcome() {
        try {
            return commit(endorse());
        } catch (EndorseException e) {
            return Outcome.of(e);
        }
    }

    /** The contract's answer without ordering, or the refusal. */
    String answer() {
        try {
            return new String(proposal().evaluate(), StandardCharsets.UTF_8);
        } catch (GatewayException e) {
            return Outcome.of(e);
        }
    }

    /** The contract's answer as an object; any refusal is a failure of the test. */
    CanonicalJson json() {
        String answer = answer();
        if (!answer.startsWith("{")) {
            throw new AssertionError(namespace + "." + function + ": " + answer);
        }
        return CanonicalJson.parse(answer);
    }

    /** Must go through; returns the contract's answer. */
    CanonicalJson done() {
        try {
            Transaction transaction = endorse();
            String outcome = commit(transaction);
            if (!outcome.equals(Outcome.VALID)) {
                throw new AssertionError(namespace + "." + function + ": " + outcome);
            }
            return CanonicalJson.parse(transaction.getResult());
        } catch (EndorseException e) {
            throw new AssertionError(namespace + "." + function + ": " + Outcome.inFull(e), e);
        }
    }

    Transaction endorse() throws EndorseException {
        return proposal().endorse();
    }

    /** A peer that has not seen the block yet would endorse the next step on what was before. */
    String commit(Transaction transaction) {
        String outcome = commitHere(transaction);
        if (outcome.equals(Outcome.VALID)) {
            everywhere.forEach(gateway -> statusOf(transaction.getTransactionId(), gateway));
        }
        return outcome;
    }

    /** A submission whose answer is lost is unknown, not failed: the ledger is asked by transaction id. */
    private String commitHere(Transaction transaction) {
        try {
            transaction.submit();
            return Outcome.VALID;
        } catch (CommitException e) {
            return e.getCode().name();
        } catch (SubmitException | CommitStatusException e) {
            return Outcome.isUnknown(e) ? statusOf(transaction.getTransactionId()) : "submit " + Outcome.of(e);
        }
    }

    String statusOf(String transaction) {
        return statusOf(transaction, session);
    }

    private String statusOf(String transaction, GatewaySession asked) {
        try {
            TxValidationCode code = asked.gateway()
                    .newCommit(commitRequest(transaction, asked))
                    .getStatus()
                    .getCode();
            return code.name();
        } catch (CommitStatusException e) {
            return "unknown " + Outcome.of(e);
        }
    }

    private byte[] commitRequest(String transaction, GatewaySession asked) {
        Identity identity = asked.gateway().getIdentity();
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setTransactionId(transaction)
                .setChannelId(channel)
                .setIdentity(SerializedIdentity.newBuilder()
                        .setMspid(identity.getMspId())
                        .setIdBytes(ByteString.copyFrom(identity.getCredentials()))
                        .build()
                        .toByteString())
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
    }

    Proposal proposal() {
        Proposal.Builder builder = session.network()
                .getContract(namespace)
                .newProposal(function)
                .addArguments(arguments.toArray(byte[][]::new))
                .putAllTransient(transients);
        if (!endorsers.isEmpty()) {
            builder.setEndorsingOrganizations(endorsers.toArray(String[]::new));
        }
        Instant time = claimed;
        return time == null ? builder.build() : claiming(builder.build(), time);
    }

    private Proposal claiming(Proposal proposal, Instant time) {
        try {
            ProposedTransaction.Builder proposed = ProposedTransaction.parseFrom(proposal.getBytes()).toBuilder();
            var inner = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(
                    proposed.getProposal().getProposalBytes());
            Header header = Header.parseFrom(inner.getHeader());
            ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                    .setTimestamp(Timestamp.newBuilder()
                            .setSeconds(time.getEpochSecond())
                            .setNanos(time.getNano()))
                    .build();
            Header changed = header.toBuilder()
                    .setChannelHeader(channelHeader.toByteString())
                    .build();
            proposed.getProposalBuilder()
                    .setProposalBytes(inner.toBuilder()
                            .setHeader(changed.toByteString())
                            .build()
                            .toByteString())
                    .clearSignature();
            return session.gateway().newProposal(proposed.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
