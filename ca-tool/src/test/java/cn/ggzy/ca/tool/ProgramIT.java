package cn.ggzy.ca.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one file that is handed out, run as a process: its exit codes, and a batch in order. */
class ProgramIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path JAR = Path.of("target/ca.jar").toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int code, List<String> lines) {}

    @Test
    void answersTwoThousandLinesInOrder() throws Exception {
        Chain root = Chain.root();
        Chain between = root.below();
        Asked good = Asked.about(between.leaf(), root, between);
        List<String> ids = IntStream.range(0, 2_000).mapToObj(i -> "line-" + i).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Asked own = i % 3 == 0 ? good.with("dnsName", "other.example.com") : good;
            lines.add(i % 7 == 6 ? "{ broken" : own.with("id", ids.get(i)).line());
        }
        Path batch = folder.resolve("batch.jsonl");
        Files.write(batch, lines);

        Ended ended = run("validate", "--batch", batch.toString());

        assertThat(ended.code).isZero();
        assertThat(ended.lines).hasSize(2_000);
        for (int i = 0; i < ids.size(); i++) {
            JsonNode answer = MAPPER.readTree(ended.lines.get(i));
            String expected = i % 7 == 6 ? "UNREADABLE" : i % 3 == 0 ? "INVALID" : "VALID";
            assertThat(answer.at("/verdict").stringValue())
                    .as(ended.lines.get(i))
                    .isEqualTo(expected);
            if (i % 7 != 6) {
                assertThat(answer.at("/id").stringValue()).isEqualTo(ids.get(i));
            }
        }
    }

    @Test
    void endsWithTheVerdict() throws Exception {
        Chain root = Chain.root();
        String trusted = write("root.pem", root.pem());
        String leaf = write("leaf.pem", Chain.pem(root.leaf()));

        assertThat(run("validate", "--at", Chain.AT, "--purpose", "any", "--trust", trusted, leaf).code)
                .isZero();
        assertThat(run("validate", "--at", Chain.AT, "--purpose", "sign", "--trust", trusted, leaf).code)
                .isEqualTo(1);
        assertThat(run("validate", "--at", Chain.AT, leaf).code).isEqualTo(2);
        assertThat(run("validate", "--trust", trusted, folder.toString()).code).isEqualTo(3);
        assertThat(run("nonsense").code).isEqualTo(3);
        assertThat(run().code).isEqualTo(3);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".jsonl");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(out);
        lines.forEach(MAPPER::readTree);
        return new Ended(process.exitValue(), lines);
    }
}
