package cn.ggzy.ca.tool.key;

import cn.ggzy.ca.tool.file.Unreadable;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A password or PIN: from a file, from a variable of the environment, or asked for. Never an argument, which every user of the machine can read. */
public final class Password {
    @Option(
            names = "--password-file",
            paramLabel = "F",
            description = "The file whose first line is the password or PIN.")
    private @Nullable Path file;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "The environment variable with the password or PIN.")
    private @Nullable String variable;

    char[] read(String what) {
        Path from = file;
        String name = variable;
        if (from != null) {
            return firstLine(from);
        }
        if (name != null) {
            String value = System.getenv(name);
            if (value == null) {
                throw new Unreadable(name, "is not set in the environment");
            }
            return value.toCharArray();
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s: ", what);
        if (typed == null) {
            throw new Unreadable(what, "needs --password-file, --password-env or a terminal");
        }
        return typed;
    }

    private static char[] firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be read", e);
        }
    }
}
