package cn.ggzy.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.verifier.draw.Vector;
import cn.ggzy.verifier.testnet.TestNetwork;
import cn.ggzy.verifier.testnet.TestNetwork.Blocks;
import cn.ggzy.verifier.testnet.TestNetwork.Call;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the program ends with: 0 matches, 1 does not match, 2 could not be read, and nothing else means 1. */
class VerifyMainTest {
    private static final Path VECTORS = Path.of("../docs/evidence/vectors");
    private static final int MVCC = 11;

    @TempDir
    Path folder;

    private final TestNetwork network = new TestNetwork();

    @ParameterizedTest
    @CsvSource({
        "0, evidence, good.proof.json",
        "1, evidence, changed.proof.json",
        "2, evidence, empty.json",
        "2, evidence, broken.json",
        "2, evidence, missing.json",
        "2, evidence, good.proof.json --trust missing.json",
        "2, evidence, good.proof.json --trust twice.json",
        "2, evidence, good.proof.json --trust policy.json",
        "2, evidence, good.proof.json --no-such-option",
        "0, draw, good.draw.json",
        "0, draw, unsigned.draw.json --without-acts",
        "1, draw, unsigned.draw.json",
        "1, draw, changed.draw.json",
        "2, draw, good.draw.json --trust good-trust.json",
        "2, draw, empty.json",
        "2, draw, broken.json",
        "2, draw, missing.json",
        "0, chain, good",
        "0, chain, good --trust good/trust.json",
        "1, chain, changed",
        "2, chain, endless",
        "2, chain, none",
        "2, chain, good --trust twice.json",
        "2, nonsense, good"
    })
    void endsWith(int expected, String command, String arguments) throws Exception {
        prepare();
        for (boolean json : new boolean[] {false, true}) {
            List<String> all = new ArrayList<>(List.of(command));
            for (String argument : arguments.split(" ")) {
                all.add(
                        argument.startsWith("--")
                                ? argument
                                : folder.resolve(argument).toString());
            }
            if (command.equals("evidence") && !all.contains("--trust")) {
                all.addAll(List.of("--trust", folder.resolve("good-trust.json").toString()));
            }
            if (json) all.add("--json");
            StringWriter out = new StringWriter();

            int code = VerifyMain.run(new PrintWriter(out), all.toArray(String[]::new));

            assertThat(code).as("%s: %s", all, out).isEqualTo(expected);
            boolean wrongArguments = command.equals("nonsense") || arguments.contains("--no-such");
            if (json && !wrongArguments) {
                JsonNode said = TestNetwork.JSON.readTree(out.toString());
                assertThat(said.get("format").stringValue()).isEqualTo("ggzy-verification/1");
                assertThat(said.has("unreadable")).isEqualTo(expected == 2);
            }
        }
    }

    private void prepare() throws Exception {
        JsonNode proof = TestNetwork.JSON.readTree(Files.readAllBytes(VECTORS.resolve("proof.json")));
        ObjectNode trust = (ObjectNode) proof.get("trust");
        write("good-trust.json", trust);
        write("good.proof.json", proof.get("accepted"));
        write("changed.proof.json", ((ObjectNode) proof.get("accepted").deepCopy()).put("index", 1));
        ObjectNode twice = trust.deepCopy();
        twice.withArray("organisations").add(trust.at("/organisations/0"));
        write("twice.json", twice);
        ObjectNode policy = trust.deepCopy();
        policy.withObject("policies").putObject("evidence");
        write("policy.json", policy);
        Files.writeString(folder.resolve("empty.json"), "{}");
        Files.writeString(folder.resolve("broken.json"), "{\"format\":");
        byte[] draw = Vector.json(Vector.transcript(true));
        Files.write(folder.resolve("good.draw.json"), draw);
        Files.write(folder.resolve("unsigned.draw.json"), Vector.json(Vector.transcript(false)));
        Files.writeString(
                folder.resolve("changed.draw.json"),
                new String(draw, StandardCharsets.UTF_8).replace("\"seed\":\"a", "\"seed\":\"b"));
        chain("good", MVCC);
        chain("changed", 0);
        Path log = Files.createDirectories(chain("endless", MVCC).resolve("log"));
        Files.writeString(
                log.resolve("checkpoint"),
                "ggzy.province/x\n" + (1L << 62) + "\n" + "A".repeat(43) + "=\n\n— ggzy.province/x AAAAAAAA\n");
    }

    /** One transaction that read what was never there: a peer flags it, and a peer that does not is found. */
    private Path chain(String name, int flag) throws IOException {
        Path chain = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(chain.resolve("blocks"));
        Call call = Call.of("evidence", "anchor", "{}", "{}").with(TestNetwork.staleRead("x"));
        Blocks blocks = new Blocks().add(flag, network.endorsed(call, network.peer("SjtMSP"), network.peer("JyzxMSP")));
        Files.write(
                chain.resolve("blocks/000000000000.block"), blocks.list().get(0).toByteArray());
        Files.writeString(chain.resolve("trust.json"), network.trustJson().toString());
        return chain;
    }

    private void write(String name, JsonNode json) throws IOException {
        Files.writeString(folder.resolve(name), json.toString());
    }
}
