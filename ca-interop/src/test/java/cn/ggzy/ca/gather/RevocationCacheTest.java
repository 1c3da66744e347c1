package cn.ggzy.ca.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationCacheTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final CacheKey KEY = new CacheKey("ocsp 1 a");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"2026-06-01T05:59:59Z,false", "2026-06-01T06:00:00Z,true", "2026-06-01T12:00:00Z,true"})
    void isDueWhenAThirdOfTheLifeThatWasLeftIsLeft(Instant at, boolean due) {
        CachedAnswer answer = answer(1, Optional.of(NOW.plusSeconds(9 * 3_600)));

        assertThat(answer.isDue(at)).isEqualTo(due);
    }

    @Test
    void withoutAnEndItIsAlwaysDue() {
        assertThat(answer(1, Optional.empty()).isDue(NOW)).isTrue();
    }

    @Test
    void memoryIsBoundedAndForgetsWhatWasUsedLongestAgo() {
        MemoryCache cache = new MemoryCache(3_400);
        for (int i = 0; i < 3; i++) {
            cache.keep(key(i), answer(200));
        }
        assertThat(cache.find(key(0))).isPresent();

        cache.keep(key(3), answer(800));

        assertThat(Stream.of(0, 1, 2, 3).filter(i -> cache.find(key(i)).isPresent()))
                .containsExactly(0, 2, 3);
        cache.keep(key(4), answer(3_400));
        assertThat(cache.find(key(4))).as("larger than all together").isEmpty();
        assertThat(cache.find(key(0))).isPresent();
        cache.keep(key(0), answer(10));
        assertThat(cache.find(key(0)).orElseThrow().octets()).hasSize(10);
    }

    @Test
    void theDiskKeepsAnAnswerOverARestart() {
        CachedAnswer answer = answer(300, Optional.of(NOW.plusSeconds(60)));
        CachedAnswer endless = answer(0, Optional.empty());
        DiskCache before = DiskCache.open(directory, 10);
        before.keep(KEY, answer);
        before.keep(key(1), endless);

        DiskCache after = DiskCache.open(directory, 10);

        assertThat(after.find(KEY)).get().usingRecursiveComparison().isEqualTo(answer);
        assertThat(after.find(key(1))).get().usingRecursiveComparison().isEqualTo(endless);
        assertThat(after.find(key(2))).isEmpty();
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheOld() {
        DiskCache cache = DiskCache.open(directory, 10);
        cache.keep(KEY, answer(300));
        cache.keep(KEY, answer(20));

        assertThat(cache.find(KEY).orElseThrow().octets()).hasSize(20);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsDamagedOrUnfinishedOrInTheWrongPlaceIsNoAnswer() throws IOException {
        DiskCache cache = DiskCache.open(directory, 10);
        cache.keep(KEY, answer(300));
        Path file = files().get(0);
        byte[] good = Files.readAllBytes(file);
        Files.write(file.resolveSibling(file.getFileName() + ".part"), new byte[] {1, 2});

        for (int i = 0; i < good.length; i += 7) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThat(cache.find(KEY)).as("octet " + i).isEmpty();
            assertThat(file).doesNotExist();
        }
        for (int length : List.of(0, 31, 32, good.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(cache.find(KEY)).as(length + " octets").isEmpty();
        }
        cache.keep(key(1), answer(1));
        Files.write(files().get(0), good);
        assertThat(cache.find(key(1))).as("another's answer").isEmpty();
        DiskCache again = DiskCache.open(directory, 10);
        assertThat(again.find(KEY)).isEmpty();
        assertThat(files()).as("nothing is left over").isEmpty();
    }

    @Test
    void theDiskIsBounded() {
        DiskCache cache = DiskCache.open(directory, 20);
        for (int i = 0; i < 50; i++) {
            cache.keep(key(i), answer(10));
            assertThat(files()).hasSizeLessThanOrEqualTo(20);
        }
        assertThat(DiskCache.open(directory, 20).find(key(49))).isPresent();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CacheKey key(int i) {
        return new CacheKey("crl " + i);
    }

    private static CachedAnswer answer(int octets) {
        return answer(octets, Optional.empty());
    }

    private static CachedAnswer answer(int octets, Optional<Instant> end) {
        return new CachedAnswer(new byte[octets], NOW, end, NOW, URI.create("http://ca.example/ocsp"));
    }
}
