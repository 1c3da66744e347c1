package cn.ggzy.chain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.contract.Province.Bidding;
import cn.ggzy.chain.names.Namespace;
import cn.ggzy.chain.names.RefusalCode;
import cn.ggzy.chain.names.TransactionName;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Decision record 0003: what a transaction reads elsewhere, it writes only at home. */
class ContractsTest {
    @Test
    void namespacesCallEachOtherInOneDirection() {
        Province province = Province.withTender();
        Bidding bid = province.bid("bidder-1", 1);
        var submission = province.fabric.endorse(bid.name, bid.argument, bid.secrets());
        var publication = province.fabric.endorse(
                TransactionName.TENDER_PUBLISH,
                Map.of(
                        "act",
                        province.act(
                                TransactionName.TENDER_PUBLISH, "agency", province.tender("T-2", Province.DEADLINE))),
                Map.of());

        assertThat(namespaces(submission.reads().keySet())).containsExactly("bid", "tender", "trust");
        assertThat(namespaces(submission.writes().keySet())).containsExactly("bid");
        assertThat(submission.writes()).hasSize(1);
        assertThat(namespaces(publication.reads().keySet())).containsExactly("rule", "tender", "trust");
        assertThat(namespaces(publication.writes().keySet())).containsExactly("tender");
    }

    @Test
    void everyTransactionOfEveryNamespaceIsServed() {
        Province province = Province.founded();
        for (TransactionName name : TransactionName.values()) {
            Refusals.assertRefused(
                    RefusalCode.REQUEST_MALFORMED, () -> province.fabric.evaluate(name, Map.of("nobody", "asked")));
        }
        assertThat(Arrays.stream(Namespace.values()).map(Namespace::text))
                .containsExactly("rule", "trust", "tender", "bid", "draw", "evidence");
    }

    private static Set<String> namespaces(Set<String> keys) {
        Set<String> namespaces = new TreeSet<>();
        keys.forEach(key -> namespaces.add(key.substring(0, key.indexOf('|'))));
        return namespaces;
    }
}
