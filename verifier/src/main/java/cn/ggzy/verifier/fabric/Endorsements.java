package cn.ggzy.verifier.fabric;

import cn.ggzy.verifier.trust.Policy;
import cn.ggzy.verifier.trust.Signer;
import cn.ggzy.verifier.trust.Trust;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.Endorsement;

/** Who endorsed a transaction with a signature that holds. */
public final class Endorsements {
    private Endorsements() {}

    /** Every good endorser once, however often his signature is repeated. */
    public static List<Signer> good(Endorsed transaction, Trust trust) {
        return good(transaction.responsePayload(), transaction.endorsements(), trust);
    }

    /** The same for an answer alone, without the transaction around it. */
    public static List<Signer> good(ByteString responsePayload, List<Endorsement> endorsements, Trust trust) {
        Map<ByteString, Signer> signers = new LinkedHashMap<>();
        for (Endorsement endorsement : endorsements) {
            signer(responsePayload, endorsement, trust)
                    .ifPresent(signer -> signers.put(endorsement.getEndorser(), signer));
        }
        return List.copyOf(signers.values());
    }

    /** The signature is over the response payload followed by the endorser's own identity. */
    private static Optional<Signer> signer(ByteString responsePayload, Endorsement endorsement, Trust trust) {
        try {
            byte[] message = responsePayload.concat(endorsement.getEndorser()).toByteArray();
            return Identity.of(endorsement.getEndorser())
                    .signed(message, endorsement.getSignature().toByteArray(), trust);
        } catch (InvalidProtocolBufferException malformed) {
            return Optional.empty();
        }
    }

    public static boolean satisfy(Endorsed transaction, Policy policy, Trust trust) {
        return policy.satisfiedBy(good(transaction, trust));
    }
}
