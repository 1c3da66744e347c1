package cn.ggzy.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.testnet.TestOrganisation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final TestOrganisation ANY = new TestOrganisation("Any");

    @Test
    void asksForEveryBranchOfAnd() {
        Policy policy = Policy.parse("AND('SjtMSP.peer', OutOf(1, 'JyzxMSP.peer', 'FgwMSP.peer'))");

        assertThat(policy.satisfiedBy(List.of(peer("SjtMSP"), peer("FgwMSP")))).isTrue();
        assertThat(policy.satisfiedBy(List.of(peer("JyzxMSP"), peer("FgwMSP")))).isFalse();
        assertThat(policy.satisfiedBy(List.of(peer("SjtMSP")))).isFalse();
    }

    @Test
    void usesEachSignatureForOnePrincipalOnly() {
        Policy twice = Policy.parse("AND('SjtMSP.peer', 'SjtMSP.peer')");

        assertThat(twice.satisfiedBy(List.of(peer("SjtMSP")))).isFalse();
        assertThat(twice.satisfiedBy(List.of(peer("SjtMSP"), peer("SjtMSP")))).isTrue();
    }

    @Test
    void givesBackWhatAFailedBranchTried() {
        Policy policy = Policy.parse("OR(AND('A.peer', 'B.peer'), 'A.peer')");

        assertThat(policy.satisfiedBy(List.of(peer("A")))).isTrue();
    }

    @Test
    void tellsRolesApart() {
        assertThat(Policy.parse("OR('A.peer')").satisfiedBy(List.of(signer("A", "client"))))
                .isFalse();
        assertThat(Policy.parse("OR('A.member')").satisfiedBy(List.of(signer("A", "client"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AND(",
                "AND()",
                "OutOf(0, 'A.peer')",
                "OutOf(2, 'A.peer')",
                "'A.king'",
                "AND('A.peer') x",
                "AND(x 'A.peer')",
                "OR('A.peer' 'B.peer')"
            })
    void refusesATextItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> Policy.parse(text)).isInstanceOf(Unreadable.class);
    }

    private static Signer peer(String mspId) {
        return signer(mspId, "peer");
    }

    private static Signer signer(String mspId, String role) {
        return new Signer(mspId, ANY.member(role).certificate(), Optional.of(role));
    }
}
