package cn.ggzy.fabric.embedded.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTests {
    private record Peer(String mspId) implements Signatory {
        @Override
        public boolean stands(MSPPrincipal principal) {
            return Policies.role(principal).getMspIdentifier().equals(mspId);
        }
    }

    private static List<Peer> peers(String mspIds) {
        return mspIds.isEmpty()
                ? List.of()
                : Arrays.stream(mspIds.split(" ")).map(Peer::new).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            AND('A.peer','B.peer')                                | A B   | true
            AND('A.peer','B.peer')                                | A     | false
            OR('A.peer','B.peer')                                 | B     | true
            OR('A.peer','B.peer')                                 | C     | false
            OutOf(2,'A.peer','B.peer','C.peer')                   | A C   | true
            OutOf(2,'A.peer','B.peer','C.peer')                   | C     | false
            AND('S.peer', OutOf(1, 'J.peer', 'F.peer'))           | S F   | true
            AND('S.peer', OutOf(1, 'J.peer', 'F.peer'))           | J F   | false
            and("A.peer", or("B.peer", "C.peer"))                 | A C   | true
            'A.member'                                            | A     | true
            OutOf(2,'A.peer','A.peer')                            | A     | false
            OutOf(2,'A.peer','A.peer')                            | A A   | true
            AND('A.peer', OR('A.peer','B.peer'))                  | A     | false
            OutOf(0,'A.peer')                                     | ~~    | true
            OutOf(2,'A.peer')                                     | A     | false
            """)
    void judgesSignatures(String policy, String signed, boolean expected) {
        assertThat(Policies.satisfied(PolicyText.parse(policy), peers(signed))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AND",
                "AND(",
                "AND('A.peer'",
                "AND('A.peer',)",
                "NOT('A.peer')",
                "AND('A.king')",
                "AND('A')",
                "OutOf('A.peer')",
                "OutOf(x,'A.peer')",
                "OutOf(3,'A.peer')",
                "AND('A.peer') 'B.peer'",
                "AND('A.peer';'B.peer')"
            })
    void refusesWhatIsNoPolicy(String text) {
        assertThatThrownBy(() -> PolicyText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksAsFewAsPossibleAndThePreferredFirst() {
        var policy = List.of(PolicyText.parse("AND('S.peer', OutOf(1, 'J.peer', 'F.peer'))"));

        assertThat(Layout.choose(policy, List.of("J", "F", "S"))).contains(List.of("J", "S"));
        assertThat(Layout.choose(policy, List.of("F", "J", "S"))).contains(List.of("F", "S"));
        assertThat(Layout.choose(policy, List.of("J", "F"))).isEmpty();
    }

    @Test
    void meetsSeveralPoliciesAtOnce() {
        var policies = List.of(
                PolicyText.parse("OutOf(1,'A.peer','B.peer','C.peer')"), PolicyText.parse("AND('B.peer','C.peer')"));

        assertThat(Layout.choose(policies, List.of("A", "B", "C"))).contains(List.of("B", "C"));
    }

    @Test
    void asksAMajorityOfTheChannel() {
        var majority = Policies.majorityOfPeers(List.of("A", "B", "C"));

        assertThat(Policies.satisfied(majority, peers("A"))).isFalse();
        assertThat(Policies.satisfied(majority, peers("A C"))).isTrue();
    }
}
