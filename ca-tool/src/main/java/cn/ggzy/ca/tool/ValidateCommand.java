package cn.ggzy.ca.tool;

import cn.ggzy.ca.tool.ask.Answer;
import cn.ggzy.ca.tool.ask.Answers;
import cn.ggzy.ca.tool.ask.PeerName;
import cn.ggzy.ca.tool.ask.Question;
import cn.ggzy.ca.tool.ask.Trusted;
import cn.ggzy.ca.tool.ask.Use;
import cn.ggzy.ca.tool.batch.Batch;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Moments;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `validate`: whether a certificate counts. */
@Command(
        name = "validate",
        description = "Judges a certificate at an instant, from what is handed in.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Option(
            names = "--trust",
            paramLabel = "F",
            description = "A trust list (JSON), or certificates to trust as they are.")
    private List<Path> trust = List.of();

    @Option(names = "--intermediate", paramLabel = "F", description = "Certificates of authorities in between.")
    private List<Path> intermediates = List.of();

    @Option(names = "--crl", paramLabel = "F", description = "Revocation lists.")
    private List<Path> crls = List.of();

    @Option(names = "--ocsp", paramLabel = "F", description = "OCSP answers.")
    private List<Path> ocsp = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Such as 2026-03-01T09:30:00+08:00 (default: now).")
    private @Nullable String at;

    @Option(
            names = "--purpose",
            paramLabel = "P",
            defaultValue = "sign",
            description =
                    "sign, login, encrypt; with plain certificates also server-auth, client-auth, any … (default: sign).")
    private String purpose = "sign";

    @Option(
            names = "--dns-name",
            paramLabel = "NAME",
            description = "Host name, IP address or mail address that it must name.")
    private @Nullable String name;

    @Option(names = "--max-depth", paramLabel = "N", description = "Authorities allowed in between.")
    private @Nullable Integer maxDepth;

    @Option(names = "--batch", paramLabel = "FILE.jsonl", description = "Answers one question a line; - reads stdin.")
    private @Nullable String batch;

    @Parameters(paramLabel = "CERT", arity = "0..1", description = "The certificate; further ones in the file help.")
    private @Nullable Path certificate;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path leaf = certificate;
        String lines = batch;
        if ((leaf == null) == (lines == null)) {
            throw new ParameterException(spec.commandLine(), "Either CERT or --batch is needed.");
        }
        Instant now = CaMain.clock().instant();
        return lines != null ? batch(lines, now) : one(question(leaf == null ? Path.of("") : leaf, now));
    }

    private int one(Question question) {
        Answer answer = Answers.to(question);
        Map<String, Object> json = new LinkedHashMap<>(answer.write());
        json.put("at", question.at().toString());
        json.put("purpose", question.use().id());
        json.putAll(answer.detail());
        Output.print(spec.commandLine().getOut(), json);
        return Output.of(answer.verdict());
    }

    private int batch(String lines, Instant now) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Batch answering = new Batch(now, Runtime.getRuntime().availableProcessors());
        if (lines.equals("-")) {
            answering.answer(System.in, out);
            return Output.DONE;
        }
        try (InputStream in = Files.newInputStream(Path.of(lines))) {
            answering.answer(in, out);
        }
        return Output.DONE;
    }

    private Question question(Path file, Instant now) {
        List<byte[]> all = Blocks.certificates(file.toString(), Blocks.file(file));
        List<byte[]> helpers = new ArrayList<>(all.subList(1, all.size()));
        helpers.addAll(read(intermediates, Blocks::certificates));
        String instant = at;
        Integer depth = maxDepth;
        if (depth != null && depth < 0) {
            throw new Unreadable("--max-depth", "must be a whole number from 0");
        }
        return new Question(
                all.get(0),
                helpers,
                trust.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Trusted.of(trust.stream().map(Blocks::file).toList())),
                read(crls, Blocks::crls),
                read(ocsp, Blocks::objects),
                instant == null ? now : Moments.of("--at", instant),
                Use.of(purpose),
                Optional.ofNullable(name).map(PeerName::of),
                depth == null ? OptionalInt.empty() : OptionalInt.of(depth));
    }

    private static List<byte[]> read(List<Path> files, BiFunction<String, byte[], List<byte[]>> cut) {
        return files.stream()
                .flatMap(file -> cut.apply(file.toString(), Blocks.file(file)).stream())
                .toList();
    }
}
