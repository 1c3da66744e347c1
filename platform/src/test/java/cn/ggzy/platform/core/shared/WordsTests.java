package cn.ggzy.platform.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.names.RefusalCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is refused, there are words for it in both languages. */
class WordsTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    /** What follows one of these, up to the end of the statement, may name a code. */
    private static final Pattern REFUSING = Pattern.compile(
            "(?:RuleViolation[.(]|refused\\(|refusal\\(|malformed\\(|FieldError\\(|DraftRule\\()[^;]*", Pattern.DOTALL);

    private static final Pattern CODE = Pattern.compile("\"([a-z]+\\.[a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyCodeOfAContractHasWordsInBothLanguages() throws IOException {
        List<String> codes =
                Arrays.stream(RefusalCode.values()).map(RefusalCode::text).toList();

        assertThat(words("")).containsAll(codes);
        assertThat(words("_en")).containsAll(codes);
    }

    @Test
    void everyCodeOfThePlatformHasWordsInBothLanguages() throws IOException {
        Set<String> codes = codes();

        assertThat(codes)
                .hasSizeGreaterThan(60)
                .contains("request.too-large", "tender.weights-not-hundred", "document.unknown");
        assertThat(words("")).containsAll(codes);
        assertThat(words("_en")).containsAll(codes);
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(words("_en")).isEqualTo(words(""));
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher refusing = REFUSING.matcher(Files.readString(file));
                while (refusing.find()) {
                    Matcher code = CODE.matcher(refusing.group());
                    while (code.find()) {
                        codes.add(code.group(1));
                    }
                }
            }
        }
        return codes;
    }

    private static Set<String> words(String language) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.filter(each -> isOf(each, language)).toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                all.addAll(words.stringPropertyNames());
            }
        }
        return all;
    }

    private static boolean isOf(Path file, String language) {
        String name = String.valueOf(file.getFileName());
        return language.isEmpty() ? !name.contains("_") : name.endsWith(language + ".properties");
    }
}
