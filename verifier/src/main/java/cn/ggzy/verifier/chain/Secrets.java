package cn.ggzy.verifier.chain;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.verifier.fabric.Block;
import cn.ggzy.verifier.fabric.BlockTransaction;
import cn.ggzy.verifier.fabric.Endorsed;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What travelled beside a submission and was laid open later: with it the submission itself can be judged again. */
final class Secrets {
    private final Map<String, Map<String, byte[]>> byBid = new HashMap<>();

    Secrets(List<Block> blocks) {
        blocks.stream()
                .flatMap(block -> block.transactions().stream())
                .filter(transaction -> transaction.isEndorsed() && transaction.flaggedValid())
                .map(BlockTransaction::transaction)
                .filter(transaction -> transaction.namespace().equals("bid")
                        && transaction.function().equals("open"))
                .forEach(this::keep);
    }

    Map<String, byte[]> of(Members bid) {
        return byBid.getOrDefault(id(bid), Map.of());
    }

    private void keep(Endorsed opening) {
        try {
            Members argument = CanonicalJson.parse(opening.argument()).members();
            byBid.put(
                    id(argument),
                    Map.of(
                            "act", argument.json("act").bytes(),
                            "salt", argument.text("salt").getBytes(StandardCharsets.US_ASCII)));
        } catch (MalformedJson notOurs) {
            // The opening itself is judged elsewhere; here it only has nothing to give.
            return;
        }
    }

    private static String id(Members bid) {
        return bid.text("tender") + "/" + bid.text("lot") + "/" + bid.text("ticket");
    }
}
