package cn.ggzy.ca.tool;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** `ca`: 0 valid, 1 invalid, 2 undetermined, 3 cannot read. */
@Command(
        name = "ca",
        description = "Certificates and signatures of any authority, RSA, ECDSA and SM2. No network, no server.",
        subcommands = {
            ValidateCommand.class,
            VerifyCommand.class,
            SignCommand.class,
            SealCommand.class,
            OpenCommand.class,
            InspectCommand.class
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:valid, or done", "1:invalid", "2:undetermined", "3:cannot read, or wrong arguments"})
public final class CaMain implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CaMain() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed.");
    }

    public static void main(String[] args) {
        System.exit(run(System.out, args));
    }

    /** The one place that asks the machine for the time. */
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** 0, 1 and 2 are said by a judgement that ran to its end and by nothing else: whatever breaks the program itself is 3. */
    static int run(OutputStream stdout, String... args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8));
        try {
            return new CommandLine(new CaMain())
                    .setOut(out)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler((broken, command, parsed) -> Output.broken(out, broken))
                    .setParameterExceptionHandler((wrong, given) -> Output.misused(out, wrong))
                    .execute(args);
        } catch (Throwable broken) {
            return Output.broken(out, broken);
        } finally {
            out.flush();
        }
    }
}
