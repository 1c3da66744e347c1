package cn.ggzy.network;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.network.description.NetworkDescription;
import cn.ggzy.network.description.Organisation;
import org.junit.jupiter.api.Test;

class EmbeddedNetworkTests {

    private final NetworkDescription simulated = EmbeddedNetwork.simulated(NetworkDescription.provincial());

    @Test
    void bearsNoRealName() {
        assertThat(simulated.channel()).isEqualTo("ggzy-simulator");
        assertThat(simulated.organisations())
                .extracting(Organisation::mspId)
                .containsExactly("JyzxSimMSP", "FgwSimMSP", "SjtSimMSP");
    }

    @Test
    void keepsThePoliciesUnderItsOwnNames() {
        assertThat(simulated.policies())
                .containsEntry("bid", "AND('SjtSimMSP.peer', OutOf(1, 'JyzxSimMSP.peer', 'FgwSimMSP.peer'))");
    }
}
