package cn.ggzy.ca.tool;

import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.inspect.Inspection;
import cn.ggzy.ca.trust.TrustList;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `inspect`: what a file is, and what it says. */
@Command(
        name = "inspect",
        description =
                "Says what a file is: certificate, request, CRL, OCSP, CMS, envelope, time stamp, PKCS#12, trust list.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Option(
            names = "--profiles",
            paramLabel = "F",
            description = "Trust lists whose profiles say whom a certificate names.")
    private List<Path> profiles = List.of();

    @Option(names = "--text", description = "For people instead of programs.")
    private boolean text;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<TrustList> lists = profiles.stream()
                .map(path -> TrustList.parse(new String(Blocks.file(path), StandardCharsets.UTF_8)))
                .toList();
        List<Map<String, Object>> all = Inspection.of(file.toString(), Blocks.file(file), lists);
        PrintWriter out = spec.commandLine().getOut();
        if (text) {
            all.forEach(one -> {
                one.forEach((name, value) -> out.print(name + ": " + value + "\n"));
                out.print("\n");
            });
        } else {
            Output.print(out, Map.of("objects", all));
        }
        return Output.DONE;
    }
}
