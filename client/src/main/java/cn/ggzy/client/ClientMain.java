package cn.ggzy.client;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** `ggzy-client`: the bidder's side; sealing needs no network. */
@Command(
        name = "ggzy-client",
        description = "Seals, uploads, submits and opens bids, and signs acts.",
        subcommands = {
            SealCommand.class,
            SubmitCommand.class,
            WithdrawCommand.class,
            ReleaseCommand.class,
            ActCommand.class
        },
        mixinStandardHelpOptions = true)
public final class ClientMain {
    private ClientMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The one place that asks the machine for the time. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    static int run(String... args) {
        return new CommandLine(new ClientMain())
                .setExecutionExceptionHandler(ClientMain::refused)
                .execute(args);
    }

    private static int refused(Exception refusal, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(refusal.getMessage());
        return 1;
    }
}
