package cn.ggzy.ca.document.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small slice of what {@code scripts/fuzz} does at length. */
class FuzzTest {
    private static Corpus corpus;
    private static Targets targets;

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeTheCorpus() throws IOException {
        corpus = new Corpus(directory);
        targets = new Targets(corpus);
    }

    @ParameterizedTest
    @EnumSource
    void theSeedsAreGoodAndWhatIsBentIsRefusedAndNothingElse(Kind kind) throws Exception {
        int good = 0;
        for (byte[] seed : corpus.seeds(kind)) {
            good += taken(targets.of(kind), seed) ? 1 : 0;
        }
        assertThat(good).as("seeds that hold").isPositive();

        Fuzz.Result result = new Fuzz(kind, corpus, targets, 7).run(2_000, 300_000_000L);
        assertThat(result.findings()).as("%s", result).isEmpty();
        assertThat(result.refused()).isPositive();
    }

    @Test
    void theSameNumberIsTheSameOctets() throws IOException {
        for (Kind kind : Kind.values()) {
            assertThat(new Fuzz(kind, corpus, targets, 3).octets(11))
                    .isEqualTo(new Fuzz(kind, corpus, targets, 3).octets(11));
        }
    }

    @Test
    void aReaderThatBreaksIsNamedWithTheNumberThatRepeatsIt() throws Exception {
        List<byte[]> seeds = corpus.seeds(Kind.CRL);
        Target broken = octets -> {
            if (octets.length % 2 == 0) {
                throw new StackOverflowError();
            }
            throw new ArrayIndexOutOfBoundsException();
        };
        Fuzz.Finding first = new Fuzz(Kind.CRL, broken, seeds, 5)
                .run(50, 10_000_000_000L)
                .findings()
                .get(0);

        assertThat(first.repeat()).isEqualTo("scripts/fuzz --seed 5 --only crl:" + first.number());
        assertThat(new Fuzz(Kind.CRL, broken, seeds, 5).only(first.number()).findings())
                .singleElement()
                .satisfies(again -> assertThat(again.number()).isEqualTo(first.number()));
    }

    @Test
    void wrongQuestionsAreExitTwo() throws Exception {
        for (List<String> words : List.of(
                List.of("--count"), List.of("--count", "0"), List.of("--what", "1"), List.of("--only", "crl"))) {
            assertThat(FuzzMain.run(words, directory, nowhere()))
                    .as("%s", words)
                    .isEqualTo(2);
        }
        assertThat(FuzzMain.run(List.of("--only", "crl:5"), directory, nowhere()))
                .isZero();
    }

    private static boolean taken(Target target, byte[] octets) throws IOException {
        try {
            return target.take(octets);
        } catch (cn.ggzy.ca.Refusal e) {
            return false;
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }
}
