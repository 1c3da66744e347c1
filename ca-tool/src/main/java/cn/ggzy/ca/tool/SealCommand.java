package cn.ggzy.ca.tool;

import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.SealRequest;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedResult;
import cn.ggzy.ca.tool.file.Blocks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `seal`: a file of any size to RSA and SM2 certificates, in the form of sealed bids. */
@Command(name = "seal", description = "Seals a file to certificates.", mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, paramLabel = "F", description = "Certificates of those who can open it.")
    private List<Path> recipients = List.of();

    @Option(names = "--tender", required = true)
    private String tender = "";

    @Option(names = "--lot", required = true)
    private String lot = "";

    @Option(names = "--ticket", required = true, description = "32 hex digits.")
    private String ticket = "";

    @Option(names = "--revision", defaultValue = "1", description = "Which version of the bid (default: 1).")
    private long revision = 1;

    @Option(names = "--out", required = true, paramLabel = "F")
    private Path out = Path.of("");

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<byte[]> certificates = recipients.stream()
                .flatMap(path -> Blocks.certificates(path.toString(), Blocks.file(path)).stream())
                .toList();
        SealRequest request =
                new SealRequest(new BidSlot(tender, lot, ticket, revision), Files.size(file), certificates);
        SealedResult sealed;
        try (InputStream plain = Files.newInputStream(file);
                OutputStream to = Files.newOutputStream(out)) {
            sealed = SealedBid.seal(request, plain, to, new SecureRandom());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + sealed.plaintextDigest());
        json.put("keyCommitment", sealed.header().keyCommitment());
        json.put("recipients", certificates.size());
        Output.print(spec.commandLine().getOut(), json);
        return Output.DONE;
    }
}
