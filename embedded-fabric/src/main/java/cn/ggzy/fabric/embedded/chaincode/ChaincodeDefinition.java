package cn.ggzy.fabric.embedded.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfig;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;

/** What a channel has agreed about a chaincode: its version, who must endorse, its private collections. */
public record ChaincodeDefinition(
        String name, String version, long sequence, ApplicationPolicy policy, CollectionConfigPackage collections) {

    static ChaincodeDefinition of(CommitChaincodeDefinitionArgs args) throws InvalidProtocolBufferException {
        return new ChaincodeDefinition(
                args.getName(),
                args.getVersion(),
                args.getSequence(),
                ApplicationPolicy.parseFrom(args.getValidationParameter()),
                args.getCollections());
    }

    public CommitChaincodeDefinitionArgs toArgs() {
        return CommitChaincodeDefinitionArgs.newBuilder()
                .setName(name)
                .setVersion(version)
                .setSequence(sequence)
                .setEndorsementPlugin("escc")
                .setValidationPlugin("vscc")
                .setValidationParameter(policy.toByteString())
                .setCollections(collections)
                .build();
    }

    ByteString validationParameter() {
        return policy.toByteString();
    }

    public Optional<StaticCollectionConfig> collection(String collection) {
        return explicitCollections().stream()
                .filter(config -> config.getName().equals(collection))
                .findFirst();
    }

    List<StaticCollectionConfig> explicitCollections() {
        return collections.getConfigList().stream()
                .map(CollectionConfig::getStaticCollectionConfig)
                .toList();
    }

    public boolean agreesWith(ChaincodeDefinition other) {
        return version.equals(other.version) && policy.equals(other.policy) && collections.equals(other.collections);
    }

    public ChaincodeDefinition at(long newSequence) {
        return new ChaincodeDefinition(name, version, newSequence, policy, collections);
    }
}
