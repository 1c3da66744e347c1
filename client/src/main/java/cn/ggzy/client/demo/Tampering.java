package cn.ggzy.client.demo;

import cn.ggzy.ca.sealed.PieceHasher;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a dishonest operator can do on his own machine. */
final class Tampering {
    private static final int CHANGED_BIT = 0x01;

    private Tampering() {}

    /** Finds the stored file (or its first piece) by its octets and flips one bit in its middle. */
    static String flipOneBit(Path store, Path sealed) throws IOException {
        byte[] head = head(sealed);
        Path stored = find(store, head);
        try (RandomAccessFile file = new RandomAccessFile(stored.toFile(), "rw")) {
            long at = Math.min(file.length(), PieceHasher.PIECE) / 2;
            file.seek(at);
            int octet = file.read();
            file.seek(at);
            file.write(octet ^ CHANGED_BIT);
            return store.relativize(stored) + " octet " + at;
        }
    }

    private static Path find(Path store, byte[] head) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(store)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (Arrays.equals(head(file), head)) return file;
        }
        throw new Failed("the stored bid was not found under " + store);
    }

    /** The header of a sealed bid names its ticket, so the first octets tell one bid from all others. */
    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }

    /** Changes a published title behind the platform's back. */
    static int changeTitle(Settings.Insider insider, String tender) throws SQLException {
        try (Connection database = DriverManager.getConnection(insider.jdbcUrl(), insider.user(), insider.password());
                PreparedStatement update = database.prepareStatement(
                        "update tender set title = concat(title, ' (changed)') where id = ?")) {
            update.setString(1, tender);
            return update.executeUpdate();
        }
    }
}
