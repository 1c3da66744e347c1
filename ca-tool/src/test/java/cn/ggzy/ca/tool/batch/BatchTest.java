package cn.ggzy.ca.tool.batch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.tool.Asked;
import cn.ggzy.ca.tool.Chain;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Chain root = Chain.root();
    private final Asked good = Asked.about(root.leaf(), root);

    @Test
    void answersInTheOrderOfTheQuestions() throws Exception {
        List<String> ids = IntStream.range(0, 500).mapToObj(i -> "q" + i).toList();

        List<JsonNode> answers =
                answer(ids.stream().map(id -> good.with("id", id).line()).toList());

        assertThat(answers).extracting(one -> one.at("/id").stringValue()).isEqualTo(ids);
    }

    @Test
    void answersABrokenLineAndGoesOn() throws Exception {
        List<JsonNode> answers = answer(List.of(
                "{ this is not JSON",
                "[1]",
                good.with("id", "a").with("leaf", "nonsense").line(),
                good.with("id", "b").with("maxDepth", -1).line(),
                good.with("id", "c").with("purpose", "gardening").line(),
                good.with("id", "d").with("at", "yesterday").line(),
                good.with("id", 7).with("crls", List.of(root.pem())).line(),
                "",
                good.with("id", "e").line()));

        assertThat(answers)
                .extracting(one -> one.at("/verdict").stringValue())
                .containsExactly(
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "VALID");
        assertThat(answers.get(0).at("/id").isNull()).isTrue();
        assertThat(answers.get(0).at("/line").intValue()).isEqualTo(1);
        assertThat(answers.get(2).at("/id").stringValue()).isEqualTo("a");
        assertThat(answers.get(6).at("/id").intValue()).isEqualTo(7);
    }

    @Test
    void tellsWhatItDidNotRead() throws Exception {
        JsonNode answer = answer(List.of(good.with("crl", List.of()).line())).get(0);

        assertThat(answer.at("/notes/0").stringValue()).isEqualTo("ignored member: crl");
    }

    @Test
    void noListIsUndeterminedAndAListThatCannotBeReadToo() throws Exception {
        List<JsonNode> answers = answer(List.of(
                good.with("trust", List.of("{\"format\":\"ggzy-trust-list/1\"}"))
                        .with("purpose", "sign")
                        .line(),
                good.without("trust").with("purpose", "sign").line()));

        assertThat(answers).extracting(one -> one.at("/reason").stringValue()).containsOnly("TRUST_LIST_UNAVAILABLE");
        assertThat(answers).extracting(one -> one.at("/verdict").stringValue()).containsOnly("UNDETERMINED");
    }

    /** A program that waits for each answer before it asks again must not wait for ever. */
    @Test
    @Timeout(60)
    void answersBeforeTheInputEnds() throws Exception {
        PipedOutputStream asking = new PipedOutputStream();
        PipedInputStream asked = new PipedInputStream(asking, 1 << 16);
        PipedInputStream reading = new PipedInputStream(1 << 16);
        PrintWriter telling = new PrintWriter(new PipedOutputStream(reading), false, StandardCharsets.UTF_8);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(asked, telling));
        Lines answers = new Lines(reading);

        for (int i = 0; i < 3; i++) {
            asking.write((good.with("id", "q" + i).line() + "\n").getBytes(StandardCharsets.UTF_8));
            asking.flush();
            assertThat(answers.next().orElseThrow().text()).contains("\"q" + i + "\"");
        }
        asking.close();
        running.join();
    }

    @Test
    void skipsALineThatIsTooLongToKeep() throws Exception {
        InputStream endless = new java.io.SequenceInputStream(
                new Repeated(Lines.MAX_LINE + 10L),
                new ByteArrayInputStream(("\n" + good.line() + "\n").getBytes(StandardCharsets.UTF_8)));
        StringWriter out = new StringWriter();

        new Batch(Instant.parse(Chain.AT), 1).answer(endless, new PrintWriter(out));

        assertThat(out.toString()
                        .lines()
                        .map(MAPPER::readTree)
                        .map(one -> one.at("/verdict").stringValue()))
                .containsExactly("UNREADABLE", "VALID");
    }

    private static void run(InputStream in, PrintWriter out) {
        try {
            new Batch(Instant.parse(Chain.AT), 2).answer(in, out);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> answer(List<String> lines) throws Exception {
        StringWriter out = new StringWriter();
        new Batch(Instant.parse(Chain.AT), 2)
                .answer(
                        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out));
        List<JsonNode> answers = new ArrayList<>();
        out.toString().lines().forEach(line -> answers.add(MAPPER.readTree(line)));
        return answers;
    }

    /** So many letters, kept nowhere. */
    private static final class Repeated extends InputStream {
        private long left;

        Repeated(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }
    }
}
