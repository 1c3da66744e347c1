package cn.ggzy.client;

import cn.ggzy.client.api.Api;
import cn.ggzy.client.bid.BidDesk;
import cn.ggzy.client.bid.Stub;
import cn.ggzy.client.bid.Upload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** `submit`: upload what is missing, sign, submit; run again after a break, it goes on where it was. */
@Command(
        name = "submit",
        description = "Uploads and submits a sealed bid, or replaces an older one.",
        mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private Session session = new Session();

    @Option(names = "--parallel", defaultValue = "4", description = "Pieces at a time (${DEFAULT-VALUE}).")
    private int parallel = 4;

    @Option(names = "--replaces", description = "The stub of the bid that this one replaces.")
    private @Nullable Path replaces;

    @Parameters(paramLabel = "SEALED", description = "The sealed file; its stub lies beside it.")
    private Path sealed = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path stubFile = sealed.resolveSibling(sealed.getFileName() + ".stub.json");
        Stub stub = Stub.read(stubFile);
        Api api = session.signedIn();
        PrintWriter out = spec.commandLine().getOut();
        JsonNode stored = new Upload(api, parallel).send(stub, sealed, (sent, size) -> show(out, sent, size));
        out.println();
        BidDesk desk = session.desk(api);
        Stub old = replaces == null ? null : Stub.read(replaces);
        Stub signed = old == null ? desk.signed(stub, stored) : desk.replacing(stub, stored);
        // Before it is sent: the act opens the bid later, whatever becomes of the answer.
        signed.write(stubFile);
        out.println(old == null ? desk.submit(signed) : desk.replace(signed, old));
        return 0;
    }

    private static void show(PrintWriter out, long sent, long size) {
        out.printf("\r%3d %%", size == 0 ? 100 : sent * 100 / size);
        out.flush();
    }
}
