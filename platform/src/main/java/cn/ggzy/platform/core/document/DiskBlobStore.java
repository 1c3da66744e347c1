package cn.ggzy.platform.core.document;

import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Blobs as files of a local or mounted folder: written beside, synced, then renamed into place. */
@Component
class DiskBlobStore implements BlobStore {
    private final Path home;

    DiskBlobStore(@Value("${onenet.data}/store") Path home) throws IOException {
        this.home = home.toAbsolutePath().normalize();
        Files.createDirectories(this.home.resolve("incoming"));
    }

    @Override
    public Put put(String key, InputStream content, long largest) {
        return store(key, content, largest, put -> true);
    }

    @Override
    public Put putExpecting(String key, InputStream content, String digest, long largest) {
        return store(key, content, largest, put -> put.digest().equals(digest));
    }

    @Override
    public boolean has(String key) {
        return Files.exists(path(key));
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Put store(String key, InputStream content, long largest, Predicate<Put> good) {
        try {
            Path beside = Files.createTempFile(home.resolve("incoming"), "blob", null);
            try {
                Put put = write(beside, content, largest);
                if (good.test(put)) {
                    Path place = path(key);
                    Path folder = Objects.requireNonNull(place.getParent());
                    Files.createDirectories(folder);
                    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
                    sync(folder);
                }
                return put;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Put write(Path file, InputStream content, long largest) throws IOException {
        MessageDigest digest = Digests.sha256();
        MessageDigest leaf = Digests.sha256();
        leaf.update((byte) 0);
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                if (size > largest) {
                    throw new RuleViolation(
                            RuleViolation.Kind.TOO_LARGE, "document.too-large", Map.of("limit", largest));
                }
                digest.update(buffer, 0, n);
                leaf.update(buffer, 0, n);
                ByteBuffer octets = ByteBuffer.wrap(buffer, 0, n);
                while (octets.hasRemaining()) {
                    out.write(octets);
                }
            }
            out.force(true);
        }
        return new Put(size, Digests.hex(digest.digest()), Digests.hex(leaf.digest()));
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path path(String key) {
        Path place = home.resolve(key).normalize();
        if (!place.startsWith(home)) {
            throw new IllegalArgumentException("a key outside the store");
        }
        return place;
    }
}
