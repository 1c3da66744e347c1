package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.chaincode.ChaincodeDefinition;
import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.chaincode.Host;
import cn.ggzy.fabric.embedded.chaincode.Invocation;
import cn.ggzy.fabric.embedded.faults.Faults;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.ledger.Simulation;
import cn.ggzy.fabric.embedded.ledger.SimulationException;
import cn.ggzy.fabric.embedded.ledger.State;
import cn.ggzy.fabric.embedded.msp.Identity;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import cn.ggzy.fabric.embedded.msp.UnknownIdentity;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The endorser of one organisation's peer, with the organisation's own clock. */
public final class Endorser {
    private static final int ERROR_THRESHOLD = 400;

    private final String channel;
    private final SigningIdentity peer;
    private final Clock clock;
    private final Duration timeWindow;
    private final Members members;
    private final Ledger ledger;
    private final Definitions definitions;
    private final Host host;
    private final Map<String, SystemChaincode> systemChaincodes;
    private final TransientStore transientStore;
    private final Faults faults;

    public Endorser(
            String channel,
            SigningIdentity peer,
            Clock clock,
            Duration timeWindow,
            Members members,
            Ledger ledger,
            Definitions definitions,
            Host host,
            Map<String, SystemChaincode> systemChaincodes,
            TransientStore transientStore,
            Faults faults) {
        this.channel = channel;
        this.peer = peer;
        this.clock = clock;
        this.timeWindow = timeWindow;
        this.members = members;
        this.ledger = ledger;
        this.definitions = definitions;
        this.host = host;
        this.systemChaincodes = Map.copyOf(systemChaincodes);
        this.transientStore = transientStore;
        this.faults = faults;
    }

    public String mspId() {
        return peer.mspId();
    }

    public Answer process(SignedProposal signed) {
        try {
            UnpackedProposal proposal = UnpackedProposal.of(signed);
            Identity creator = admit(proposal);
            return endorse(proposal, creator);
        } catch (InvalidProtocolBufferException e) {
            return new Answer.Refused(Refusal.invalid("error unmarshalling proposal: " + e.getMessage()));
        } catch (Unwelcome e) {
            return new Answer.Refused(e.refusal());
        } catch (SimulationException e) {
            return new Answer.Refused(Refusal.failed("error in simulation: " + e.getMessage()));
        }
    }

    /** Fabric's filters come first, then the checks of the endorser itself. */
    private Identity admit(UnpackedProposal proposal) throws Unwelcome {
        Instant now = clock.instant();
        requireTimely(proposal, now);
        String fault = proposal.fault();
        if (fault != null) {
            throw new Unwelcome(Refusal.invalid("error validating proposal: " + fault));
        }
        Identity creator = creator(proposal);
        if (creator.notAfter().isBefore(now)) {
            throw new Unwelcome(Refusal.unreachable("proposal client identity expired"));
        }
        if (ledger.find(proposal.txId()) != null) {
            throw new Unwelcome(Refusal.invalid("duplicate transaction found [" + proposal.txId() + "]"));
        }
        if (!proposal.channel().equals(channel)) {
            throw new Unwelcome(Refusal.failed("channel '" + proposal.channel() + "' not found"));
        }
        requireWriter(proposal, creator);
        return creator;
    }

    private void requireTimely(UnpackedProposal proposal, Instant now) throws Unwelcome {
        Instant claimed = proposal.claimedAt();
        if (claimed.plus(timeWindow).isBefore(now) || claimed.minus(timeWindow).isAfter(now)) {
            throw new Unwelcome(Refusal.unreachable("request unauthorized due to incorrect timestamp "
                    + claimed.truncatedTo(ChronoUnit.SECONDS) + ", peer time " + now.truncatedTo(ChronoUnit.SECONDS)
                    + ", peer.authentication.timewindow " + GoDuration.text(timeWindow)));
        }
    }

    private Identity creator(UnpackedProposal proposal) throws Unwelcome {
        String denied = "error validating proposal: access denied: channel [" + proposal.channel() + "] creator org ";
        try {
            Identity creator = members.identify(proposal.signatureHeader().getCreator());
            boolean signed = creator.hasSigned(
                    proposal.signed().getProposalBytes(), proposal.signed().getSignature());
            if (!signed) {
                throw new Unwelcome(Refusal.invalid(denied + "[" + creator.mspId() + "]"));
            }
            return creator;
        } catch (UnknownIdentity e) {
            throw new Unwelcome(Refusal.invalid(
                    denied + (e.isOfMember() ? "[" + e.mspId() + "]" : "unknown, creator is malformed")));
        }
    }

    /** Whoever may only read asks the chain about itself and nothing else. */
    private void requireWriter(UnpackedProposal proposal, Identity creator) throws Unwelcome {
        SystemChaincode system = systemChaincodes.get(proposal.chaincode());
        boolean reading = system != null && system.isForReaders();
        if (!reading && !creator.mayWrite()) {
            throw new Unwelcome(
                    Refusal.invalid("failed evaluating policy on signed data during check policy on channel [" + channel
                            + "] with policy [/Channel/Application/Writers]: [" + Identity.NO_WRITER + "]"));
        }
    }

    private Answer endorse(UnpackedProposal proposal, Identity creator) throws InvalidProtocolBufferException {
        State.Snapshot state = ledger.snapshotBefore(faults.lag(peer.mspId()));
        Simulation simulation = new Simulation(state, ledger.privateSnapshot(peer.mspId(), state));
        SystemChaincode system = systemChaincodes.get(proposal.chaincode());
        if (system != null) {
            Response response = system.invoke(proposal.input().getArgsList(), simulation);
            return finish(proposal, simulation, response, ByteString.EMPTY, "syscc");
        }
        Optional<ChaincodeDefinition> definition = definitions.find(state, proposal.chaincode());
        ChaincodeMessage last = host.run(new Invocation(
                proposal.channel(),
                proposal.txId(),
                creator.mspId(),
                proposal.signed(),
                state,
                simulation,
                List.of(proposal.chaincode()),
                proposal.input()));
        if (last.getType() == ChaincodeMessage.Type.ERROR) {
            throw new SimulationException(
                    "transaction returned with failure: " + last.getPayload().toStringUtf8());
        }
        return finish(
                proposal,
                simulation,
                Response.parseFrom(last.getPayload()),
                event(proposal, last),
                definition.map(ChaincodeDefinition::version).orElse(""));
    }

    /** The peer, not the contract, says which chaincode and which transaction an event is of. */
    private static ByteString event(UnpackedProposal proposal, ChaincodeMessage last) {
        if (!last.hasChaincodeEvent()) {
            return ByteString.EMPTY;
        }
        ChaincodeEvent event = last.getChaincodeEvent().toBuilder()
                .setChaincodeId(proposal.chaincode())
                .setTxId(proposal.txId())
                .build();
        return event.toByteString();
    }

    private Answer finish(
            UnpackedProposal proposal, Simulation simulation, Response response, ByteString event, String version)
            throws InvalidProtocolBufferException {
        if (response.getStatus() >= ERROR_THRESHOLD || response.getStatus() < 200) {
            return new Answer.Refused(Refusal.byChaincode(response.getStatus(), response.getMessage()));
        }
        TxPvtReadWriteSet privateData = simulation.privateResult();
        if (privateData != null) {
            transientStore.keep(proposal.txId(), privateData);
        }
        ByteString payload = ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.hash())
                .setExtension(ChaincodeAction.newBuilder()
                        .setResults(simulation.result().toByteString())
                        .setEvents(event)
                        .setResponse(response)
                        .setChaincodeId(ChaincodeID.newBuilder()
                                .setName(proposal.chaincode())
                                .setVersion(version))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return new Answer.Endorsed(
                ProposalResponse.newBuilder()
                        .setVersion(1)
                        .setResponse(response.toBuilder().clearPayload())
                        .setPayload(payload)
                        .setEndorsement(Endorsement.newBuilder()
                                .setEndorser(peer.serialized())
                                .setSignature(peer.sign(payload.concat(peer.serialized()))))
                        .setInterest(Interests.of(simulation.interest()))
                        .build(),
                response);
    }

    /** A proposal that is not let in. */
    private static final class Unwelcome extends Exception {
        private final transient Refusal refusal;

        Unwelcome(Refusal refusal) {
            super(refusal.message(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
