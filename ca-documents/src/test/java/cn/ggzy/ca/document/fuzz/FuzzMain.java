package cn.ggzy.ca.document.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program behind {@code scripts/fuzz}. Exit 0: nothing found. 1: something found. 2: asked wrongly. */
public final class FuzzMain {
    private static final String USAGE =
            "scripts/fuzz [--count N] [--seed S] [--seconds T] [--kind KIND] [--only KIND:NUMBER]";

    private FuzzMain() {}

    /** Count and seconds are for each kind. */
    private record Asked(long count, long seed, long seconds, Optional<Kind> kind, long only) {
        static Asked of(List<String> words) {
            Asked asked = new Asked(20_000, 1, 3_600, Optional.empty(), -1);
            if (words.size() % 2 != 0) {
                throw new IllegalArgumentException("a value is missing");
            }
            for (int i = 0; i < words.size(); i += 2) {
                asked = asked.with(words.get(i), words.get(i + 1));
            }
            return asked;
        }

        private Asked with(String option, String value) {
            return switch (option) {
                case "--count" -> new Asked(positive(value), seed, seconds, kind, only);
                case "--seed" -> new Asked(count, Long.parseLong(value), seconds, kind, only);
                // Without a count, as many as the time allows.
                case "--seconds" ->
                    new Asked(count == 20_000 ? Long.MAX_VALUE : count, seed, positive(value), kind, only);
                case "--kind" -> new Asked(count, seed, seconds, Optional.of(known(value)), only);
                case "--only" -> {
                    String[] parts = value.split(":", 2);
                    yield new Asked(
                            count,
                            seed,
                            seconds,
                            Optional.of(known(parts[0])),
                            Long.parseLong(parts.length < 2 ? "" : parts[1]));
                }
                default -> throw new IllegalArgumentException("unknown: " + option);
            };
        }

        private static Kind known(String value) {
            return Kind.of(value).orElseThrow(() -> new IllegalArgumentException("no kind: " + value));
        }

        private static long positive(String value) {
            long number = Long.parseLong(value);
            if (number <= 0) {
                throw new IllegalArgumentException("not above nought: " + value);
            }
            return number;
        }
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        System.exit(run(List.of(words), Path.of("target/fuzz"), System.out));
    }

    static int run(List<String> words, Path directory, PrintStream out) throws IOException, InterruptedException {
        Asked asked;
        try {
            asked = Asked.of(words);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        }
        Corpus corpus = new Corpus(directory);
        Targets targets = new Targets(corpus);
        boolean clean = true;
        for (Kind kind : asked.kind().map(List::of).orElse(List.of(Kind.values()))) {
            Fuzz fuzz = new Fuzz(kind, corpus, targets, asked.seed());
            Fuzz.Result result = asked.only() < 0
                    ? fuzz.run(asked.count(), asked.seconds() * 1_000_000_000L)
                    : fuzz.only(asked.only());
            out.println(result);
            for (Fuzz.Finding finding : result.findings()) {
                Path file = directory.resolve("found-%s-%d-%d".formatted(kind.id(), asked.seed(), finding.number()));
                Files.write(file, fuzz.octets(finding.number()));
                out.println("  seed " + finding.seed() + ", number " + finding.number() + ": " + finding.what());
                out.println("  again: " + finding.repeat() + "   octets: " + file);
            }
            clean &= result.findings().isEmpty();
        }
        return clean ? 0 : 1;
    }
}
