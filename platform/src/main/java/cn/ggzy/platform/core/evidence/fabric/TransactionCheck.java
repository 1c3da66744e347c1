package cn.ggzy.platform.core.evidence.fabric;

import cn.ggzy.platform.core.evidence.Endorsement;
import cn.ggzy.platform.core.shared.Digests;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * Looks at what the gateway wants signed. The client library verifies nothing, so a lying peer could have the platform sign another transaction in its
 * name: same header, same proposal, proposal hash recomputed, every endorsement by a member of a listed organisation.
 */
final class TransactionCheck {
    private final Members members;

    TransactionCheck(Members members) {
        this.members = members;
    }

    /**
     * A transaction that was found to be ours.
     *
     * @param responsePayload base64 of the octets that every endorser signed, his own identity behind them
     */
    record Checked(Envelope envelope, String responsePayload, List<Endorsement> endorsements) {}

    Checked check(byte[] proposed, byte[] prepared, List<String> required) {
        try {
            Proposal ours = Proposal.parseFrom(
                    ProposedTransaction.parseFrom(proposed).getProposal().getProposalBytes());
            Envelope envelope = PreparedTransaction.parseFrom(prepared).getEnvelope();
            return checked(ours, envelope, required);
        } catch (InvalidProtocolBufferException e) {
            throw new Tampered("octets that are no transaction");
        } catch (GeneralSecurityException e) {
            throw new Tampered("an endorsement that cannot be checked");
        }
    }

    private Checked checked(Proposal ours, Envelope envelope, List<String> required)
            throws InvalidProtocolBufferException, GeneralSecurityException {
        Header header = Header.parseFrom(ours.getHeader());
        Payload payload = Payload.parseFrom(envelope.getPayload());
        same("header", header, payload.getHeader());
        TransactionAction action = onlyAction(payload);
        same("creator", header.getSignatureHeader(), action.getHeader());
        ChaincodeActionPayload content = ChaincodeActionPayload.parseFrom(action.getPayload());
        ByteString proposal = withoutTransient(ours.getPayload());
        same("proposal", proposal, content.getChaincodeProposalPayload());
        ByteString response = content.getAction().getProposalResponsePayload();
        same(
                "proposal hash",
                proposalHash(header, proposal),
                ProposalResponsePayload.parseFrom(response).getProposalHash());
        List<Endorsement> endorsements = new ArrayList<>();
        Set<String> organisations = new HashSet<>();
        for (var endorsement : content.getAction().getEndorsementsList()) {
            SerializedIdentity endorser = SerializedIdentity.parseFrom(endorsement.getEndorser());
            X509Certificate certificate = members.member(endorser.getMspid(), endorser.getIdBytes());
            verify(certificate, response.concat(endorsement.getEndorser()), endorsement.getSignature());
            organisations.add(endorser.getMspid());
            endorsements.add(receipt(endorser.getMspid(), certificate, endorsement));
        }
        if (endorsements.isEmpty() || !organisations.containsAll(required)) {
            throw new Tampered("endorsements of " + organisations + " where " + required + " were asked");
        }
        return new Checked(envelope, base64(response), List.copyOf(endorsements));
    }

    private static TransactionAction onlyAction(Payload payload) throws InvalidProtocolBufferException {
        Transaction transaction = Transaction.parseFrom(payload.getData());
        if (transaction.getActionsCount() != 1) {
            throw new Tampered("a transaction of several actions");
        }
        return transaction.getActions(0);
    }

    private static ByteString withoutTransient(ByteString payload) throws InvalidProtocolBufferException {
        return ChaincodeProposalPayload.parseFrom(payload).toBuilder()
                .clearTransientMap()
                .build()
                .toByteString();
    }

    private static ByteString proposalHash(Header header, ByteString payload) {
        MessageDigest digest = Digests.sha256();
        digest.update(header.getChannelHeader().toByteArray());
        digest.update(header.getSignatureHeader().toByteArray());
        digest.update(payload.toByteArray());
        return ByteString.copyFrom(digest.digest());
    }

    private void verify(X509Certificate certificate, ByteString data, ByteString value)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA", members.provider());
        signature.initVerify(certificate.getPublicKey());
        signature.update(data.toByteArray());
        if (!signature.verify(value.toByteArray())) {
            throw new Tampered("an endorsement whose signature does not hold");
        }
    }

    private static Endorsement receipt(
            String mspId, X509Certificate certificate, org.hyperledger.fabric.protos.peer.Endorsement endorsement)
            throws CertificateEncodingException {
        return new Endorsement(
                mspId,
                base64(ByteString.copyFrom(certificate.getEncoded())),
                base64(endorsement.getEndorser()),
                base64(endorsement.getSignature()));
    }

    private static String base64(ByteString octets) {
        return Base64.getEncoder().encodeToString(octets.toByteArray());
    }

    private static void same(String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            throw new Tampered("another " + what + " than proposed");
        }
    }
}
