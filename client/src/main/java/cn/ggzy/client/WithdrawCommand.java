package cn.ggzy.client;

import cn.ggzy.client.bid.Stub;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `withdraw`: before the deadline. */
@Command(name = "withdraw", description = "Withdraws a bid before the deadline.", mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "STUB")
    private Path stub = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().println(session.desk(session.signedIn()).withdraw(Stub.read(stub)));
        return 0;
    }
}
