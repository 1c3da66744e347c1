package cn.ggzy.client.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The auditor's program as an auditor runs it: another process that sees files only. */
record Verifier(Path jar) {

    /** Runs it and gives what it said, unless it does not say what is expected. */
    String expect(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        Failed.unless(code == exitCode, "verify " + String.join(" ", arguments) + " gave " + code + "\n" + said);
        return said;
    }
}
