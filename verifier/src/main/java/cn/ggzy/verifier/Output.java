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
            out.print(json ? Printout.json(unreadable) + "\n" : "UNREADABLE  " + unreadable.getMessage() + "\n");
            return UNREADABLE;
        } finally {
            out.flush();
        }
    }
}
