package cn.ggzy.network.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkDescriptionTests {

    @Test
    void shipsTheProvinceWithSixContracts() {
        assertThat(NetworkDescription.provincial().policies().keySet())
                .containsExactly("rule", "trust", "tender", "bid", "draw", "evidence");
    }

    @Test
    void asksTheSupervisorsClockForEveryBid() {
        assertThat(NetworkDescription.provincial().policies().get("bid")).startsWith("AND('SjtMSP.peer', ");
    }

    @Test
    void refusesThreeOrderers() {
        NetworkDescription four = NetworkDescription.provincial();
        List<OrdererOrganisation> three = four.orderers().subList(0, 3);

        assertThatThrownBy(() -> new NetworkDescription(
                        four.format(),
                        four.channel(),
                        four.batch(),
                        four.limits(),
                        three,
                        four.organisations(),
                        four.namespaces()))
                .hasMessageContaining("four orderers");
    }
}
