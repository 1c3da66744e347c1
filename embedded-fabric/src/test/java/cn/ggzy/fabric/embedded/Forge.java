package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.crypto.Signatures;
import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Makes envelopes as dishonest members would, whose peers sign whatever they are asked to. */
final class Forge {
    private final List<ClientIdentity> peers;

    ClientIdentity client;
    ByteString nonce = ByteString.copyFromUtf8("0123456789abcdef01234567");
    String channel;
    String called = "notes";
    String named = "notes";
    String version = "1.0";
    String writtenNamespace = "notes";
    HeaderType type = HeaderType.ENDORSER_TRANSACTION;
    ByteString proposalHash = ByteString.EMPTY;
    ByteString writeSet = KVRWSet.newBuilder()
            .addWrites(KVWrite.newBuilder().setKey("forged").setValue(ByteString.copyFromUtf8("1")))
            .build()
            .toByteString();
    String txId = "";

    Forge(EmbeddedFabric fabric, List<String> mspIds) {
        this.channel = fabric.channelName();
        this.client = fabric.organisation(mspIds.get(0)).client("app");
        this.peers = new ArrayList<>();
        mspIds.forEach(mspId -> peers.add(fabric.organisation(mspId).peer()));
    }

    Envelope envelope() {
        SignatureHeader signer = SignatureHeader.newBuilder()
                .setCreator(serialized(client))
                .setNonce(nonce)
                .build();
        Instant now = Instant.now();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(type.getNumber())
                .setTxId(txId.isEmpty() ? UnpackedProposal.txId(signer) : txId)
                .setChannelId(channel)
                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(named))
                        .build()
                        .toByteString())
                .build();
        Header header = Header.newBuilder()
                .setChannelHeader(channelHeader.toByteString())
                .setSignatureHeader(signer.toByteString())
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(header)
                .setData(transaction(header).toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(sign(client, payload))
                .build();
    }

    private Transaction transaction(Header header) {
        ByteString proposal = ChaincodeProposalPayload.getDefaultInstance().toByteString();
        ByteString response = ProposalResponsePayload.newBuilder()
                .setProposalHash(proposalHash.isEmpty() ? UnpackedProposal.hash(header, proposal) : proposalHash)
                .setExtension(action().toByteString())
                .build()
                .toByteString();
        ChaincodeEndorsedAction.Builder endorsed =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
        peers.forEach(peer -> endorsed.addEndorsements(Endorsement.newBuilder()
                .setEndorser(serialized(peer))
                .setSignature(sign(peer, response.concat(serialized(peer))))));
        return Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(header.getSignatureHeader())
                        .setPayload(ChaincodeActionPayload.newBuilder()
                                .setChaincodeProposalPayload(proposal)
                                .setAction(endorsed)
                                .build()
                                .toByteString()))
                .build();
    }

    private ChaincodeAction action() {
        TxReadWriteSet results = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(writtenNamespace)
                        .setRwset(writeSet))
                .build();
        return ChaincodeAction.newBuilder()
                .setResults(results.toByteString())
                .setResponse(Response.newBuilder().setStatus(200))
                .setChaincodeId(ChaincodeID.newBuilder().setName(called).setVersion(version))
                .build();
    }

    static ByteString serialized(ClientIdentity identity) {
        return SerializedIdentity.newBuilder()
                .setMspid(identity.mspId())
                .setIdBytes(ByteString.copyFromUtf8(identity.certificatePem()))
                .build()
                .toByteString();
    }

    static ByteString sign(ClientIdentity identity, ByteString message) {
        return ByteString.copyFrom(Signatures.sign(identity.privateKey(), message.toByteArray()));
    }
}
