package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeProvince;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program ends with, and that stdout holds JSON and nothing else. */
class CaMainTest {
    private static final String NOW = "2026-06-01T00:00:00Z";

    @TempDir
    private static Path folder = Path.of("");

    /** Once: nothing is changed by being asked about. */
    @BeforeAll
    static void prepare() throws IOException {
        Chain root = Chain.root();
        Chain between = root.below();
        write("root.pem", root.pem());
        write("between.pem", between.pem());
        write("leaf.pem", Chain.pem(between.leaf()));
        write("bundle.pem", Chain.pem(between.leaf()) + between.pem());
        write("stranger.pem", Chain.root().pem());
        write("nonsense.pem", "nonsense");
        write("broken-list.json", "{}");
        PracticeProvince province = PracticeProvince.openOrCreate(
                folder.resolve("province"), Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC));
        write("list.json", province.trustList().toJson());
        write("bidder.pem", Chain.pem("CERTIFICATE", province.player("bidder-1").certificate()));
        StringBuilder lists = new StringBuilder();
        province.crls().forEach(crl -> lists.append(Chain.pem("X509 CRL", crl)));
        write("lists.pem", lists.toString());
        write("chain.pem", chain(province.player("bidder-1").chain()));
        write("batch.jsonl", "{}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, --trust root.pem --intermediate between.pem --purpose server-auth leaf.pem",
        "0, --trust root.pem --purpose server-auth --dns-name www.example.com bundle.pem",
        "1, --trust root.pem --purpose server-auth --dns-name other.example.com bundle.pem",
        "1, --trust root.pem --purpose sign bundle.pem",
        "1, --trust stranger.pem --purpose any bundle.pem",
        "1, --trust root.pem --purpose any --at 2030-01-01T00:00:00Z bundle.pem",
        "1, --trust root.pem --purpose any --max-depth 0 bundle.pem",
        "2, --purpose sign bundle.pem",
        "2, --trust broken-list.json bundle.pem",
        "0, --trust list.json --crl lists.pem --intermediate chain.pem --purpose login bidder.pem",
        "1, --trust list.json --crl lists.pem --intermediate chain.pem --at 2020-01-01T00:00:00Z bidder.pem",
        "2, --trust list.json --intermediate chain.pem bidder.pem",
        "1, --trust list.json bundle.pem",
        "3, --trust list.json --purpose server-auth bidder.pem",
        "3, --trust root.pem nonsense.pem",
        "3, --trust nonsense.pem leaf.pem",
        "3, --trust missing.pem leaf.pem",
        "3, --trust root.pem missing.pem",
        "3, --trust root.pem --at yesterday leaf.pem",
        "3, --trust root.pem --purpose gardening leaf.pem",
        "3, --trust root.pem --max-depth -1 leaf.pem",
        "3, --trust root.pem --max-depth deep leaf.pem",
        "3, --no-such-option leaf.pem",
        "3, --trust root.pem",
        "3, --batch batch.jsonl leaf.pem",
        "3, --batch missing.jsonl",
        "0, --batch batch.jsonl"
    })
    void endsWith(int expected, String arguments) {
        List<String> all = new ArrayList<>(List.of("validate"));
        for (String argument : arguments.split(" ")) {
            boolean file = argument.matches(".*\\.(pem|json|jsonl)");
            all.add(file ? folder.resolve(argument).toString() : argument);
        }
        if (!arguments.contains("--at") && !arguments.contains("--batch")) {
            all.addAll(1, List.of("--at", NOW));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = CaMain.run(out, all.toArray(String[]::new));

        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as("%s: %s", all, told).isEqualTo(expected);
        JsonNode json = JsonMapper.builder().build().readTree(told);
        assertThat(json.at("/verdict").stringValue())
                .isEqualTo(
                        arguments.contains("batch.jsonl") && expected == 0
                                ? "UNREADABLE"
                                : List.of("VALID", "INVALID", "UNDETERMINED", "UNREADABLE")
                                        .get(expected));
    }

    private static String chain(List<byte[]> chain) {
        StringBuilder all = new StringBuilder();
        chain.forEach(one -> all.append(Chain.pem("CERTIFICATE", one)));
        return all.isEmpty() ? Chain.root().pem() : all.toString();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
