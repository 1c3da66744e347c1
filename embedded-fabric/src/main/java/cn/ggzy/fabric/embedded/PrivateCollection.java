package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.policy.PolicyText;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfig;
import org.hyperledger.fabric.protos.peer.CollectionPolicyConfig;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;

/**
 * A private collection of a chaincode.
 *
 * @param members whose peers keep the values, for example {@code OR('AMSP.member', 'BMSP.member')}
 * @param endorsement who must endorse a write; empty where the chaincode's policy counts
 * @param memberOnlyRead whether clients of other organisations are refused
 */
public record PrivateCollection(
        String name, String members, String endorsement, boolean memberOnlyRead, boolean memberOnlyWrite) {
    public static PrivateCollection of(String name, String members) {
        return new PrivateCollection(name, members, "", true, false);
    }

    CollectionConfig toProto() {
        StaticCollectionConfig.Builder config = StaticCollectionConfig.newBuilder()
                .setName(name)
                .setMemberOrgsPolicy(CollectionPolicyConfig.newBuilder().setSignaturePolicy(PolicyText.parse(members)))
                .setRequiredPeerCount(0)
                .setMaximumPeerCount(1)
                .setMemberOnlyRead(memberOnlyRead)
                .setMemberOnlyWrite(memberOnlyWrite);
        if (!endorsement.isEmpty()) {
            config.setEndorsementPolicy(
                    ApplicationPolicy.newBuilder().setSignaturePolicy(PolicyText.parse(endorsement)));
        }
        return CollectionConfig.newBuilder().setStaticCollectionConfig(config).build();
    }
}
