package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.evidence.PublishedLog;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the published log from its first leaf, compares its facts with the database's, and its root with the one on the chain. */
@Component
class LogCheck {
    private final Evidence evidence;
    private final PublishedLog log;

    LogCheck(Evidence evidence, PublishedLog log) {
        this.evidence = evidence;
        this.log = log;
    }

    /** Everything up to the size the chain has anchored; tile by tile. */
    List<Difference> check(PublishedLog.Anchored anchored, Consumer<JsonNode> reader) {
        List<Difference> differences = new ArrayList<>();
        CompactRange range = CompactRange.empty();
        while (range.size() < anchored.size()) {
            List<byte[]> leaves = log.entries(range.size(), anchored.size());
            differences.addAll(compared(leaves, reader));
            range = range.append(leaves.stream().map(MerkleTree::leaf).toList());
        }
        // Once from the leaves, once from the hashes that proofs are made of.
        if (anchored.size() > 0
                && !(range.root().hex().equals(anchored.root())
                        && log.root(anchored.size()).equals(anchored.root()))) {
            differences.add(Difference.whole("anchor-differs", "log", Long.toString(anchored.size()), null));
        }
        return differences;
    }

    private List<Difference> compared(List<byte[]> leaves, Consumer<JsonNode> reader) {
        List<Difference> differences = new ArrayList<>();
        List<String> texts = leaves.stream()
                .map(leaf -> new String(leaf, StandardCharsets.UTF_8))
                .toList();
        Map<String, String> stored = evidence
                .findAll(texts.stream().map(LogCheck::number).toList())
                .stream()
                .collect(Collectors.toMap(located -> located.id().value(), Located::leaf));
        for (String leaf : texts) {
            JsonNode fact = CanonicalJson.read(leaf);
            String number = fact.path("id").asString("");
            String found = stored.get(number);
            if (found == null) {
                differences.add(Difference.whole("fact-missing", "evidence_fact", number, number));
            } else if (!found.equals(leaf)) {
                differences.add(Difference.whole("fact-changed", "evidence_fact", number, number));
            }
            reader.accept(fact);
        }
        return differences;
    }

    private static String number(String leaf) {
        return CanonicalJson.read(leaf).path("id").asString("");
    }
}
