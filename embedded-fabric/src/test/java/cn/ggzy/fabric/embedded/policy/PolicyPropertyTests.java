package cn.ggzy.fabric.embedded.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

class PolicyPropertyTests {
    private static final List<String> ALL = List.of("A", "B", "C", "D");

    /** A policy whose principals are all different, so that it is a plain threshold formula. */
    private interface Rule {
        String text();

        boolean holds(Set<String> signed);
    }

    private record Name(String mspId) implements Rule {
        @Override
        public String text() {
            return "'" + mspId + ".peer'";
        }

        @Override
        public boolean holds(Set<String> signed) {
            return signed.contains(mspId);
        }
    }

    private record Gate(int n, List<Rule> branches) implements Rule {
        @Override
        public String text() {
            return branches.stream().map(Rule::text).collect(Collectors.joining(", ", "OutOf(" + n + ", ", ")"));
        }

        @Override
        public boolean holds(Set<String> signed) {
            return branches.stream().filter(branch -> branch.holds(signed)).count() >= n;
        }
    }

    private record Peer(String mspId) implements Signatory {
        @Override
        public boolean stands(MSPPrincipal principal) {
            return Policies.role(principal).getMspIdentifier().equals(mspId);
        }
    }

    private static List<Peer> peers(Set<String> mspIds) {
        return mspIds.stream().map(Peer::new).toList();
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.shuffle(ALL)
                .flatMap(names -> Arbitraries.integers().between(1, 4).flatMap(size -> tree(names.subList(0, size))));
    }

    private static Arbitrary<Rule> tree(List<String> names) {
        if (names.size() == 1) {
            return Arbitraries.just(new Name(names.get(0)));
        }
        return Arbitraries.integers()
                .between(1, names.size() - 1)
                .flatMap(cut -> tree(names.subList(0, cut))
                        .flatMap(left -> tree(names.subList(cut, names.size()))
                                .flatMap(right -> Arbitraries.integers()
                                        .between(0, 2)
                                        .map(n -> new Gate(n, List.of(left, right))))));
    }

    @Provide
    Arbitrary<Set<String>> signers() {
        return Arbitraries.of(ALL).set();
    }

    @Property(tries = 500)
    void agreesWithAPlainCount(@ForAll("rules") Rule rule, @ForAll("signers") Set<String> signed) {
        assertThat(Policies.satisfied(PolicyText.parse(rule.text()), peers(signed)))
                .isEqualTo(rule.holds(signed));
    }

    @Property(tries = 200)
    void neverLosesByOneMoreSignature(
            @ForAll("rules") Rule rule, @ForAll("signers") Set<String> signed, @ForAll("signers") Set<String> more) {
        SignaturePolicyEnvelope policy = PolicyText.parse(rule.text());
        List<Peer> all = new ArrayList<>(peers(signed));
        all.addAll(peers(more));

        if (Policies.satisfied(policy, peers(signed))) {
            assertThat(Policies.satisfied(policy, all)).isTrue();
        }
    }

    @Property(tries = 200)
    void plansWhatSuffices(@ForAll("rules") Rule rule) {
        List<SignaturePolicyEnvelope> policies = List.of(PolicyText.parse(rule.text()));

        Layout.choose(policies, ALL)
                .ifPresentOrElse(
                        chosen -> assertThat(rule.holds(Set.copyOf(chosen))).isTrue(),
                        () -> assertThat(rule.holds(Set.copyOf(ALL))).isFalse());
    }
}
