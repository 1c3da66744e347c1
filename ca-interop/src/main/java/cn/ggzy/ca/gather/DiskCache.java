package cn.ggzy.ca.gather;

import cn.ggzy.ca.crypto.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps answers in a directory of its own, a file each, so that they survive a restart. A file appears whole or not at all; a damaged one is
 * dropped. The files written longest ago go when there are too many.
 */
public final class DiskCache implements RevocationCache {
    private static final String ANSWER = ".answer";
    private static final String UNFINISHED = ".part";

    private final Path directory;
    private final int limit;
    private int count;

    private DiskCache(Path directory, int limit, int count) {
        this.directory = directory;
        this.limit = limit;
        this.count = count;
    }

    /** {@code limit} is a number of answers. */
    public static DiskCache open(Path directory, int limit) {
        try {
            Files.createDirectories(directory);
            for (Path left : files(directory, UNFINISHED)) {
                Files.deleteIfExists(left);
            }
            return new DiskCache(directory, limit, files(directory, ANSWER).size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<CachedAnswer> find(CacheKey key) {
        Path file = file(key);
        try {
            Optional<CachedAnswer> answer = AnswerFile.read(key, Files.readAllBytes(file));
            if (answer.isEmpty()) {
                drop(file);
            }
            return answer;
        } catch (IOException e) {
            // Not there, or not readable: then it is asked for again.
            return Optional.empty();
        }
    }

    @Override
    public synchronized void keep(CacheKey key, CachedAnswer answer) {
        Path file = file(key);
        try {
            boolean isNew = !Files.exists(file);
            Files.createDirectories(file.getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
            write(unfinished, AnswerFile.write(key, answer));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            count += isNew ? 1 : 0;
            if (count > limit) {
                makeRoom();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] octets) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(octets);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** A tenth more than needed, so that the files are looked through rarely. */
    private void makeRoom() throws IOException {
        List<Path> oldest = files(directory, ANSWER).stream()
                .sorted(Comparator.comparing(DiskCache::written))
                .toList();
        int surplus = oldest.size() - limit + limit / 10;
        for (Path file : oldest.subList(0, surplus)) {
            drop(file);
        }
        count = oldest.size() - surplus;
    }

    private void drop(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            count--;
        }
    }

    private Path file(CacheKey key) {
        String name = Digests.hex(Digests.sha256(key.text().getBytes(StandardCharsets.UTF_8)));
        return directory.resolve(name.substring(0, 2)).resolve(name + ANSWER);
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(directory, 2)) {
            return all.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .toList();
        }
    }
}
