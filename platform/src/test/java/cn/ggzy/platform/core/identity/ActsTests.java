package cn.ggzy.platform.core.identity;

import static cn.ggzy.platform.trade.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.PracticeLists;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.Stage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@RoomTest
class ActsTests {
    private final Acts acts;
    private final PracticeProvince province;
    private final RevocationLists lists;
    private final Stage stage;

    @Autowired
    ActsTests(Acts acts, PracticeProvince province, RevocationLists lists, ApplicationContext context) {
        this.acts = acts;
        this.province = province;
        this.lists = lists;
        this.stage = new Stage(context);
    }

    @Test
    void theSignerDoesNotChooseTheListThatJudgesHim() {
        PracticeKey key = someone();
        List<byte[]> yesterday = province.crls();
        assertThat(acts.verified(signed(key, yesterday), "test.act").uscc()).isEqualTo(key.uscc());

        province.revoke(key.certificate());
        PracticeLists.fetch(province, lists);

        refused("act.revoked", () -> acts.verified(signed(key, yesterday), "test.act"));
    }

    @Test
    void whatGoesToTheChainHasEachListOnce() {
        PracticeLists.fetch(province, lists);
        JsonNode act = acts.completed(signed(someone(), lists.newest()));

        assertThat(act.path("crls").size()).isEqualTo(lists.newest().size());
    }

    private PracticeKey someone() {
        return province.issue(
                "acts-" + Ids.randomHex(6),
                province.trustList().services().getFirst().id(),
                new Holder("bidder", Ids.randomHex(6), "陈过期", "练习单位", Optional.of(uscc())));
    }

    private Uscc uscc() {
        return new Uscc(stage.key("bidder-1").uscc());
    }

    private JsonNode signed(PracticeKey key, List<byte[]> crls) {
        ObjectNode act = (ObjectNode) stage.sign(key, "test.act", Map.of("what", Ids.randomHex(4)));
        ArrayNode list = act.putArray("crls");
        crls.forEach(crl -> list.add(Base64.getEncoder().encodeToString(crl)));
        return act;
    }
}
