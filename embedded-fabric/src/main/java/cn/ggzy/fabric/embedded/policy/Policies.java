package cn.ggzy.fabric.embedded.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Evaluates policies and makes the ones that a channel has by default. */
public final class Policies {
    private Policies() {}

    /** One signature counts for one principal only: a signature that was used is gone for the other branches. */
    public static boolean satisfied(SignaturePolicyEnvelope policy, List<? extends Signatory> signatories) {
        return satisfied(policy.getRule(), policy.getIdentitiesList(), signatories, new boolean[signatories.size()]);
    }

    private static boolean satisfied(
            SignaturePolicy rule, List<MSPPrincipal> principals, List<? extends Signatory> who, boolean[] used) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> signedBy(principals, rule.getSignedBy(), who, used);
            case N_OUT_OF -> outOf(rule.getNOutOf(), principals, who, used);
            case TYPE_NOT_SET -> false;
        };
    }

    private static boolean signedBy(
            List<MSPPrincipal> principals, int index, List<? extends Signatory> who, boolean[] used) {
        if (index < 0 || index >= principals.size()) {
            return false;
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && who.get(i).stands(principals.get(index))) {
                used[i] = true;
                return true;
            }
        }
        return false;
    }

    private static boolean outOf(
            SignaturePolicy.NOutOf rule, List<MSPPrincipal> principals, List<? extends Signatory> who, boolean[] used) {
        boolean[] now = used.clone();
        int met = 0;
        for (SignaturePolicy branch : rule.getRulesList()) {
            boolean[] tried = now.clone();
            if (satisfied(branch, principals, who, tried)) {
                met++;
                now = tried;
            }
        }
        if (met < rule.getN()) {
            return false;
        }
        System.arraycopy(now, 0, used, 0, used.length);
        return true;
    }

    /** The channel's default for endorsement: peers of more than half of the organisations. */
    public static SignaturePolicyEnvelope majorityOfPeers(List<String> mspIds) {
        return outOf(mspIds.size() / 2 + 1, mspIds, MSPRole.MSPRoleType.PEER);
    }

    public static SignaturePolicyEnvelope anyMember(List<String> mspIds) {
        return outOf(1, mspIds, MSPRole.MSPRoleType.MEMBER);
    }

    public static SignaturePolicyEnvelope outOf(int n, List<String> mspIds, MSPRole.MSPRoleType role) {
        SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder rule =
                SignaturePolicy.NOutOf.newBuilder().setN(n);
        for (int i = 0; i < mspIds.size(); i++) {
            policy.addIdentities(principal(mspIds.get(i), role));
            rule.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        return policy.setRule(SignaturePolicy.newBuilder().setNOutOf(rule)).build();
    }

    static MSPPrincipal principal(String mspId, MSPRole.MSPRoleType role) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(role)
                        .build()
                        .toByteString())
                .build();
    }

    static MSPRole role(MSPPrincipal principal) {
        try {
            return MSPRole.parseFrom(principal.getPrincipal());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a principal without a role", e);
        }
    }
}
