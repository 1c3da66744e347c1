package cn.ggzy.verifier;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** `verify`: 0 matches, 1 does not match, 2 unreadable. */
@Command(
        name = "verify",
        description = "Checks evidence, draws and whole chains offline. Trusts no server.",
        subcommands = {VerifyEvidence.class, VerifyDraw.class, VerifyReceipt.class, VerifyChain.class},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:matches", "1:does not match", "2:cannot be read, or wrong arguments"})
public final class VerifyMain {
    private VerifyMain() {}

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true), args));
    }

    /** 1 is said by a check that ran to its end and by nothing else: whatever breaks the program itself is 2. */
    static int run(PrintWriter out, String... args) {
        try {
            return new CommandLine(new VerifyMain())
                    .setOut(out)
                    .setExecutionExceptionHandler((broken, command, parsed) -> Output.broken(out, broken))
                    .execute(args);
        } catch (Throwable broken) {
            return Output.broken(out, broken);
        }
    }
}
