package cn.ggzy.platform.core.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The newest revocation list of each authority, as DER files {@code *.crl} of a folder. The platform fetches none: in production a job of the
 * operator's (cron with the authorities' distribution points) replaces the files, in practice the practice province does.
 */
@Component
public class RevocationLists {
    private final Path folder;

    RevocationLists(@Value("${onenet.data}/crls") Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** Read anew each time: small files, and a list just replaced must count. */
    public List<byte[]> newest() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".crl"))
                    .sorted()
                    .map(RevocationLists::octets)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
