package cn.ggzy.network.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a peer's chaincode process is started; the settings file comes behind `--config`. */
public record ChaincodeLauncher(List<String> command) {

    public ChaincodeLauncher {
        command = List.copyOf(command);
    }

    /** The six contracts from their self-contained jar. */
    public static ChaincodeLauncher ofJar(Path jar) {
        return java(List.of("-jar", jar.toAbsolutePath().toString()));
    }

    /** Any main class of a class path. */
    public static ChaincodeLauncher ofMain(String classPath, String main) {
        return java(List.of("-cp", classPath, main));
    }

    private static ChaincodeLauncher java(List<String> what) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One process for each peer: small heaps, a collector without threads of its own.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(what);
        return new ChaincodeLauncher(command);
    }

    List<String> withConfig(Path config) {
        List<String> all = new ArrayList<>(command);
        all.add("--config");
        all.add(config.toString());
        return all;
    }
}
