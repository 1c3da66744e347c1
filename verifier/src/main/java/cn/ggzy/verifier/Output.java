package cn.ggzy.verifier;

import cn.ggzy.verifier.report.Printout;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.report.Unreadable;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the outcome leaves the program: words or JSON, and the exit code. */
final class Output {
    private static final int UNREADABLE = 2;

    @Option(names = "--json", description = "Prints the outcome as one JSON object.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    int of(Supplier<Report> verification) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Report report = verification.get();
            out.print(json ? Printout.json(report) + "\n" : Printout.words(report));
            return report.exitCode();
        } catch (Unreadable unreadable) {
            return unreadable(out, unreadable);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            return unreadable(out, new Unreadable("verify", "cannot be judged: " + broken));
        } finally {
            out.flush();
        }
    }

    private int unreadable(PrintWriter out, Unreadable unreadable) {
        out.print(json ? Printout.json(unreadable) + "\n" : "UNREADABLE  " + unreadable.getMessage() + "\n");
        return UNREADABLE;
    }

    /** For what broke outside of a verification. */
    static int broken(PrintWriter out, Throwable broken) {
        out.println("UNREADABLE  " + broken);
        out.flush();
        return UNREADABLE;
    }
}
