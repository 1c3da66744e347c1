package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.DurableFiles;
import cn.ggzy.platform.core.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The newest revocation list of each authority, as DER files {@code *.crl} of a folder. The certificate room puts those of the authorities that it is
 * connected with; for any other a job of the operator's (cron with the authorities' distribution points) replaces the files.
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

    /** From now on this list counts for the authority of that name. */
    public void put(String authority, byte[] list) {
        DurableFiles.write(file(authority), list);
    }

    public Optional<byte[]> of(String authority) {
        Path file = file(authority);
        return Files.exists(file) ? Optional.of(octets(file)) : Optional.empty();
    }

    private Path file(String authority) {
        return folder.resolve(Ids.checked(authority) + ".crl");
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
