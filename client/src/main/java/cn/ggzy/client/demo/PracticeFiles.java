package cn.ggzy.client.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The bid files: those of the folder, and a large one that is made, not kept. */
final class PracticeFiles {
    private static final int BIDDERS = 5;
    private static final int MEGABYTE = 1 << 20;
    private static final int LARGE = 205;

    private PracticeFiles() {}

    /** Five files, the second of them large unless the small demo was asked for. */
    static List<Path> bids(Settings settings) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(settings.folder())) {
            found = new ArrayList<>(files.filter(file -> Objects.requireNonNull(file.getFileName())
                            .toString()
                            .matches("bid-.*\\.(pdf|zip)"))
                    .sorted()
                    .toList());
        }
        Failed.unless(!found.isEmpty(), settings.folder() + " has no bid-*.pdf or bid-*.zip");
        List<Path> bids = new ArrayList<>();
        for (int i = 0; i < BIDDERS; i++) bids.add(found.get(i % found.size()));
        if (!settings.small()) bids.set(3, large(settings.folder().resolve("large/bid-large.zip")));
        return bids;
    }

    /** A zip of random octets, so that nothing can be compressed away; the same octets every time. */
    private static Path large(Path file) throws IOException {
        if (Files.exists(file)) return file;
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        byte[] megabyte = new byte[MEGABYTE];
        Random random = new Random(20261123);
        Path beside = file.resolveSibling("bid-large.zip.new");
        try (OutputStream out = Files.newOutputStream(beside);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < LARGE; i++) {
                random.nextBytes(megabyte);
                zip.putNextEntry(stored("drawing-" + i + ".bin", megabyte));
                zip.write(megabyte);
            }
        }
        Files.move(beside, file);
        return file;
    }

    private static ZipEntry stored(String name, byte[] octets) {
        CRC32 sum = new CRC32();
        sum.update(octets);
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        entry.setSize(octets.length);
        entry.setCompressedSize(octets.length);
        entry.setCrc(sum.getValue());
        return entry;
    }
}
