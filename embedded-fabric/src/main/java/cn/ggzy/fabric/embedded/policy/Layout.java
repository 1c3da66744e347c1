package cn.ggzy.fabric.embedded.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Chooses the organisations to ask, so that every policy is met by one peer of each: as few as possible, the preferred ones first. */
public final class Layout {
    private Layout() {}

    /** The organisations in order of preference; nothing when even all of them do not suffice. */
    public static Optional<List<String>> choose(List<SignaturePolicyEnvelope> policies, List<String> organisations) {
        return IntStream.range(0, 1 << organisations.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer set) -> Integer.bitCount(set))
                        .thenComparing(
                                set -> Integer.reverse(set),
                                Comparator.comparing(Integer::toUnsignedLong, Comparator.reverseOrder())))
                .map(set -> members(set, organisations))
                .filter(set -> meets(policies, set))
                .findFirst();
    }

    private static List<String> members(int set, List<String> organisations) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < organisations.size(); i++) {
            if ((set >> i & 1) == 1) {
                members.add(organisations.get(i));
            }
        }
        return members;
    }

    private static boolean meets(List<SignaturePolicyEnvelope> policies, List<String> organisations) {
        List<PeerOf> peers = organisations.stream().map(PeerOf::new).toList();
        return policies.stream().allMatch(policy -> Policies.satisfied(policy, peers));
    }

    /** Some peer of an organisation, before it has signed anything. */
    private record PeerOf(String mspId) implements Signatory {
        @Override
        public boolean stands(MSPPrincipal principal) {
            if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
                return false;
            }
            MSPRole role = Policies.role(principal);
            return role.getMspIdentifier().equals(mspId)
                    && (role.getRole() == MSPRole.MSPRoleType.PEER || role.getRole() == MSPRole.MSPRoleType.MEMBER);
        }
    }
}
