package cn.ggzy.platform.trade.opening;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.tender.Fixtures;
import cn.ggzy.platform.trade.tender.TenderId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinutesTests {
    @Test
    void readsOutInTheWordsOfTheTrade() {
        assertThat(read(Map.of("price", "4525000050"))).contains("标段 1，某公司（91620100MA00000017）：投标报价 45250000.50 元");
        assertThat(read(Map.of("duration", "180"))).contains("工期 180 日历天");
        assertThat(read(Map.of("manager", "李建国"))).contains("项目负责人 李建国");
    }

    @Test
    void aPriceThatIsNoAmountDoesNotStopTheOpening() {
        assertThat(read(Map.of("price", "四千万"))).contains("投标报价 四千万");
    }

    private static String read(Map<String, String> figures) {
        Entry opened = Entry.sealed(BidId.of("T1", "1", "0".repeat(32)))
                .released()
                .opened(new Entry.Identity("91620100MA00000017", "某公司"), figures, "tx", "doc");
        return Minutes.text(Fixtures.published("1"), Opening.waiting(new TenderId("T1")), List.of(opened));
    }
}
