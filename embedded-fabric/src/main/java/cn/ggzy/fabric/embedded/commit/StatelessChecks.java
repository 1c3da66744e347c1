package cn.ggzy.fabric.embedded.commit;

import cn.ggzy.fabric.embedded.endorse.UnpackedProposal;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.msp.Identity;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.UnknownIdentity;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Form, creator, transaction id, proposal hash and the signatures of the endorsers. */
final class StatelessChecks {
    private final String channel;
    private final Members members;

    StatelessChecks(String channel, Members members) {
        this.channel = channel;
        this.members = members;
    }

    Checked check(ByteString envelope) {
        if (envelope.isEmpty()) {
            return Checked.invalid("", TxValidationCode.NIL_ENVELOPE);
        }
        try {
            ParsedTransaction transaction = ParsedTransaction.headersOf(envelope);
            TxValidationCode code = headers(transaction);
            return code == TxValidationCode.VALID ? content(transaction) : Checked.invalid(transaction.txId(), code);
        } catch (InvalidProtocolBufferException e) {
            return Checked.invalid("", TxValidationCode.BAD_PAYLOAD);
        }
    }

    private TxValidationCode headers(ParsedTransaction transaction) {
        if (!transaction.channelHeader().getChannelId().equals(channel)) {
            return TxValidationCode.TARGET_CHAIN_NOT_FOUND;
        }
        if (transaction.channelHeader().getEpoch() != 0
                || transaction.signatureHeader().getNonce().isEmpty()) {
            return TxValidationCode.BAD_COMMON_HEADER;
        }
        if (!isSignedByCreator(transaction)) {
            return TxValidationCode.BAD_CREATOR_SIGNATURE;
        }
        if (transaction.type() != HeaderType.ENDORSER_TRANSACTION) {
            return TxValidationCode.UNKNOWN_TX_TYPE;
        }
        return UnpackedProposal.txId(transaction.signatureHeader()).equals(transaction.txId())
                ? TxValidationCode.VALID
                : TxValidationCode.BAD_PROPOSAL_TXID;
    }

    private boolean isSignedByCreator(ParsedTransaction transaction) {
        try {
            return members.identify(transaction.signatureHeader().getCreator())
                    .hasSigned(
                            transaction.envelope().getPayload(),
                            transaction.envelope().getSignature());
        } catch (UnknownIdentity e) {
            return false;
        }
    }

    private Checked content(ParsedTransaction headers) {
        try {
            ParsedTransaction transaction = headers.withEndorsed();
            ParsedTransaction.Endorsed endorsed = transaction.endorsed();
            if (endorsed == null || !isOfItsProposal(transaction, endorsed)) {
                return Checked.invalid(headers.txId(), TxValidationCode.INVALID_ENDORSER_TRANSACTION);
            }
            return new Checked(headers.txId(), TxValidationCode.VALID, transaction, endorsers(endorsed));
        } catch (InvalidProtocolBufferException e) {
            return Checked.invalid(headers.txId(), TxValidationCode.INVALID_ENDORSER_TRANSACTION);
        }
    }

    private static boolean isOfItsProposal(ParsedTransaction transaction, ParsedTransaction.Endorsed endorsed)
            throws InvalidProtocolBufferException {
        return endorsed.transactionAction()
                        .getHeader()
                        .equals(transaction.header().getSignatureHeader())
                && endorsed.response()
                        .getProposalHash()
                        .equals(UnpackedProposal.hash(transaction.header(), endorsed.proposalPayload()));
    }

    /** Each endorser once; a signature that is not right counts as none. */
    private List<Identity> endorsers(ParsedTransaction.Endorsed endorsed) {
        ByteString response = endorsed.payload().getAction().getProposalResponsePayload();
        Map<ByteString, Identity> endorsers = new LinkedHashMap<>();
        for (Endorsement endorsement : endorsed.payload().getAction().getEndorsementsList()) {
            try {
                Identity endorser = members.identify(endorsement.getEndorser());
                if (endorser.hasSigned(response.concat(endorsement.getEndorser()), endorsement.getSignature())) {
                    endorsers.putIfAbsent(endorser.serialized(), endorser);
                }
            } catch (UnknownIdentity e) {
                continue;
            }
        }
        return List.copyOf(endorsers.values());
    }
}
