package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.Simulation;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeCall;
import org.hyperledger.fabric.protos.peer.ChaincodeInterest;
import org.hyperledger.fabric.protos.peer.MetaDataKeys;

/** Tells the gateway which chaincodes, keys and collections a transaction has touched. */
final class Interests {
    private static final String POLICY = MetaDataKeys.VALIDATION_PARAMETER.name();

    private Interests() {}

    static ChaincodeInterest of(Simulation.Interest interest) throws InvalidProtocolBufferException {
        ChaincodeInterest.Builder result = ChaincodeInterest.newBuilder();
        for (String namespace : new TreeSet<>(interest.namespaces())) {
            if (!namespace.equals(Definitions.NAMESPACE)) {
                result.addChaincodes(call(interest, namespace));
            }
        }
        return result.build();
    }

    private static ChaincodeCall call(Simulation.Interest interest, String namespace)
            throws InvalidProtocolBufferException {
        List<ByteString> keyPolicies = interest.keyPolicies(namespace, POLICY);
        Set<String> collections = new TreeSet<>(interest.collectionsRead(namespace));
        boolean reads = !collections.isEmpty();
        collections.addAll(interest.collectionsWritten(namespace));
        ChaincodeCall.Builder call = ChaincodeCall.newBuilder()
                .setName(namespace)
                .addAllCollectionNames(collections)
                .setNoPrivateReads(!reads)
                .setNoPublicWrites(keyPolicies.isEmpty())
                .setDisregardNamespacePolicy(
                        !keyPolicies.isEmpty() && keyPolicies.stream().noneMatch(ByteString::isEmpty));
        for (ByteString policy : keyPolicies) {
            if (!policy.isEmpty()) {
                call.addKeyPolicies(SignaturePolicyEnvelope.parseFrom(policy));
            }
        }
        return call.build();
    }
}
