package cn.ggzy.ca.tool;

import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.SealRequest;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedResult;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `seal`: a file of any size to RSA and SM2 certificates, as a sealed bid or as a CMS envelope. */
@Command(name = "seal", description = "Seals a file to certificates.", mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, paramLabel = "F", description = "Certificates of those who can open it.")
    private List<Path> recipients = List.of();

    @Mixin
    private EnvelopeOptions envelope = new EnvelopeOptions();

    @Option(names = "--tender", description = "Needed for a sealed bid, like the next two.")
    private @Nullable String tender;

    @Option(names = "--lot")
    private @Nullable String lot;

    @Option(names = "--ticket", description = "32 hex digits.")
    private @Nullable String ticket;

    @Option(names = "--revision", description = "Which version of the bid (default: 1).")
    private @Nullable Long revision;

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
        Map<String, Object> json = envelope.wanted() ? enveloped(certificates) : bid(certificates);
        Output.print(spec.commandLine().getOut(), json);
        return Output.DONE;
    }

    private Map<String, Object> enveloped(List<byte[]> certificates) throws IOException {
        if (tender != null || lot != null || ticket != null || revision != null) {
            throw misused("--envelope goes without --tender, --lot, --ticket and --revision");
        }
        return envelope.seal(certificates, file, out);
    }

    private Map<String, Object> bid(List<byte[]> certificates) throws IOException {
        if (envelope.said()) {
            throw misused("--gm and --cipher need --envelope");
        }
        SealRequest request = new SealRequest(slot(), Files.size(file), certificates);
        SealedResult sealed = WholeFile.write(out, to -> {
            try (InputStream plain = Files.newInputStream(file)) {
                return SealedBid.seal(request, plain, to, new SecureRandom());
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "SEALED_BID");
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + sealed.plaintextDigest());
        json.put("keyCommitment", sealed.header().keyCommitment());
        json.put("recipients", certificates.size());
        return json;
    }

    private BidSlot slot() {
        Long version = revision;
        return new BidSlot(
                needed("--tender", tender),
                needed("--lot", lot),
                needed("--ticket", ticket),
                version == null ? 1 : version);
    }

    private String needed(String name, @Nullable String value) {
        if (value == null) {
            throw misused("Missing required option: '" + name + "' (or --envelope)");
        }
        return value;
    }

    private ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
