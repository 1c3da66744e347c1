package cn.ggzy.verifier;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** `verify`: 0 matches, 1 does not match, 2 unreadable. */
@Command(
        name = "verify",
        description = "Checks evidence, draws and whole chains offline. Trusts no server.",
        subcommands = {VerifyEvidence.class, VerifyDraw.class, VerifyChain.class},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:matches", "1:does not match", "2:cannot be read, or wrong arguments"})
public final class VerifyMain {
    private VerifyMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new VerifyMain()).execute(args);
    }
}
