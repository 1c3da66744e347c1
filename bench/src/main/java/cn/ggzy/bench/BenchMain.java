package cn.ggzy.bench;

import cn.ggzy.bench.deadline.DeadlineCommand;
import cn.ggzy.bench.evidence.EvidenceCommand;
import java.io.PrintStream;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code scripts/bench}: 0 when nothing was lost, 1 when something was, 2 for wrong arguments. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the system against what its parts do bare, in the same run.")
public final class BenchMain {
    // Kept: the level of a logger that nobody holds is forgotten. The shim reports every refusal of a contract.
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric.shim");

    private BenchMain() {}

    public static void main(String[] arguments) {
        SHIM.setLevel(Level.OFF);
        // What is measured may print; standard output is the report's alone.
        PrintStream out = System.out;
        System.setOut(System.err);
        Clock clock = Clock.systemUTC();
        int code = new CommandLine(new BenchMain())
                .addSubcommand(new DeadlineCommand(clock, out))
                .addSubcommand(new EvidenceCommand(clock, out))
                .execute(arguments);
        // Clients' threads may linger.
        System.exit(code);
    }
}
