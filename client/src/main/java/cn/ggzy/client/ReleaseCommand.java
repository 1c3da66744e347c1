package cn.ggzy.client;

import cn.ggzy.client.bid.Stub;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `release`: after the close, the key that opens the bid. */
@Command(name = "release", description = "Releases the key of a bid after the close.", mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "SEALED", description = "The sealed file; its stub lies beside it.")
    private Path sealed = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Stub stub = Stub.read(sealed.resolveSibling(sealed.getFileName() + ".stub.json"));
        spec.commandLine().getOut().println(session.desk(session.signedIn()).release(stub, sealed));
        return 0;
    }
}
