package cn.ggzy.verifier.trust;

import java.util.List;
import java.util.stream.Collectors;

/** An endorsement policy; one signature satisfies one principal only, as Fabric evaluates it. */
public sealed interface Policy {

    /** Whether the signers, each used once, satisfy this policy. */
    default boolean satisfiedBy(List<Signer> signers) {
        return consume(signers, new boolean[signers.size()]);
    }

    /** Marks the signers it needs as used; leaves `used` as it was when it is not satisfied. */
    boolean consume(List<Signer> signers, boolean[] used);

    /** One signature of one role of one organisation. */
    record SignedBy(String mspId, Role role) implements Policy {
        @Override
        public boolean consume(List<Signer> signers, boolean[] used) {
            for (int i = 0; i < used.length; i++) {
                if (!used[i] && signers.get(i).is(mspId, role)) return used[i] = true;
            }
            return false;
        }

        @Override
        public String toString() {
            return "'" + mspId + "." + role.organisationalUnit() + "'";
        }
    }

    /** At least `needed` of the branches. */
    record OutOf(int needed, List<Policy> branches) implements Policy {
        @Override
        public boolean consume(List<Signer> signers, boolean[] used) {
            boolean[] tried = used.clone();
            long satisfied = branches.stream()
                    .filter(branch -> branch.consume(signers, tried))
                    .count();
            if (satisfied < needed) return false;
            System.arraycopy(tried, 0, used, 0, used.length);
            return true;
        }

        @Override
        public String toString() {
            return branches.stream()
                    .map(Policy::toString)
                    .collect(Collectors.joining(", ", "OutOf(" + needed + ", ", ")"));
        }
    }

    /** Reads Fabric's policy text: AND, OR, OutOf and 'Msp.role'. */
    static Policy parse(String text) {
        return new PolicyText(text).policy();
    }

    /** More than half of the organisations, each by one peer: the channel's default for the lifecycle. */
    static Policy majorityOf(List<String> mspIds) {
        List<Policy> peers = mspIds.stream()
                .<Policy>map(mspId -> new SignedBy(mspId, Role.PEER))
                .toList();
        return new OutOf(mspIds.size() / 2 + 1, peers);
    }
}
