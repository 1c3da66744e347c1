package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.evidence.Ledger;
import cn.ggzy.platform.core.evidence.LogTrust;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.trade.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The vector for whoever checks receipts offline; {@code -Dvectors.write=true} makes it anew, by a run of the embedded network. */
@RoomTest
class ReceiptVectorTests {
    private static final Path FILE = Path.of("..", "docs", "evidence", "vectors", "receipt.json");

    private final ApplicationContext context;

    @Autowired
    ReceiptVectorTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void aReceiptIsCheckedByWhoeverHoldsItWithNothingOfOurs() throws Exception {
        Map<String, Object> vector = vector(new Stage(context));
        if (Boolean.getBoolean("vectors.write")) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(FILE, mapper.writeValueAsString(vector) + "\n");
        }

        holds(CanonicalJson.tree(vector));
        holds(CanonicalJson.read(Files.readString(FILE)));
    }

    private static void holds(JsonNode vector) throws Exception {
        new ReceiptCheck(vector.path("receipt")).holds(vector.at("/trust/organisations"));
    }

    private static Map<String, Object> vector(Stage stage) {
        Receipt receipt = stage.submit(stage.seal(stage.published(Duration.ofHours(1)), "bidder-1", 900_000_000));
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("format", "ggzy-trust/1");
        trust.putAll(stage.the(LogTrust.class).file());
        stage.the(Ledger.class).connection().properties().forEach(part -> trust.put(part.getKey(), part.getValue()));
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("receipt", json(receipt));
        vector.put("trust", trust);
        return vector;
    }

    private static JsonNode json(Receipt receipt) {
        return CanonicalJson.tree(receipt);
    }
}
