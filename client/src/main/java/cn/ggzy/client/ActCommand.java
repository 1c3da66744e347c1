package cn.ggzy.client;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.key.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `act`: signs any act offline, for agencies, supervisors and experts with tools of their own. */
@Command(name = "act", description = "Signs an act over a JSON body; no network.", mixinStandardHelpOptions = true)
final class ActCommand implements Callable<Integer> {
    @Option(names = "--key", required = true)
    private Path key = Path.of("");

    @Parameters(index = "0", paramLabel = "ACT", description = "Such as tender.publish.")
    private String act = "";

    @Parameters(index = "1", paramLabel = "BODY", description = "The file with the body.")
    private Path body = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        CanonicalJson signed = new Acts(ClientMain.clock(), new SecureRandom())
                .sign(KeyFile.read(key), act, CanonicalJson.parse(Files.readAllBytes(body)));
        spec.commandLine().getOut().println(signed.text());
        return 0;
    }
}
