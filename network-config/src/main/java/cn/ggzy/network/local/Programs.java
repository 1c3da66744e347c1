package cn.ggzy.network.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Fabric programs found on PATH, and the chaincode-as-a-service builder found there or beside `peer`. */
public record Programs(Map<String, Path> found, Path ccaasBuilder) {

    private static final List<String> NEEDED = List.of("peer", "orderer", "osnadmin", "configtxgen", "cryptogen");
    private static final Pattern VERSION = Pattern.compile("Version:\\s*(\\S+)");

    /** The programs of the search path of this process. */
    public static Programs onPath() {
        return on(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Programs on(String searchPath) {
        Map<String, Path> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : NEEDED) {
            locate(name, searchPath).ifPresentOrElse(path -> found.put(name, path), () -> missing.add(name));
        }
        Optional<Path> builder = locate("ccaas", searchPath)
                .filter(Programs::isBuilder)
                .or(() -> Optional.ofNullable(found.get("peer"))
                        .map(Programs::besidePeer)
                        .filter(Programs::isBuilder));
        if (builder.isEmpty()) {
            missing.add("the ccaas builder (builders/ccaas beside peer)");
        }
        if (!missing.isEmpty()) {
            throw new MissingPrograms("not on PATH: " + String.join(", ", missing));
        }
        return new Programs(Map.copyOf(found), builder.orElseThrow());
    }

    Path program(String name) {
        Path path = found.get(name);
        if (path == null) {
            throw new IllegalArgumentException(name);
        }
        return path;
    }

    /** What `peer version` says, for example v3.1.5. */
    public String version() {
        Matcher matcher = VERSION.matcher(Shell.run(List.of(program("peer").toString(), "version"), Map.of()));
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static Optional<Path> locate(String name, String searchPath) {
        for (String directory : searchPath.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory, name);
            if (!directory.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Path besidePeer(Path peer) {
        try {
            return peer.toRealPath().resolve("../../builders/ccaas").normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBuilder(Path directory) {
        return Files.isExecutable(directory.resolve("bin/detect"));
    }
}
