package cn.ggzy.ca.tool;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedHeader;
import cn.ggzy.ca.signer.DecrypterPort;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tool.file.WholeFile;
import cn.ggzy.ca.tool.key.KeyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `open`: what was sealed to the key's certificate. */
@Command(
        name = "open",
        description = "Opens a sealed bid or a CMS envelope with a key file or a token.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Mixin
    private KeyOptions key = new KeyOptions();

    @Mixin
    private EnvelopeReading envelopes = new EnvelopeReading();

    @Option(names = "--out", required = true, paramLabel = "F")
    private Path out = Path.of("");

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Optional<Octets> envelope = EnvelopeReading.recognised(file);
        Map<String, Object> json = envelope.isPresent() ? envelopes.open(envelope.get(), key, out) : bid();
        Output.print(spec.commandLine().getOut(), json);
        return Output.DONE;
    }

    private Map<String, Object> bid() throws IOException {
        SealedHeader header;
        try (InputStream in = Files.newInputStream(file)) {
            header = SealedBid.readHeader(in);
        }
        ContentKey content = key.decrypting(own -> unwrap(header, own));
        String digest = WholeFile.write(out, to -> {
            try (InputStream in = Files.newInputStream(file)) {
                return SealedBid.open(in, header.slot(), content, to);
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "SEALED_BID");
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + digest);
        json.put("tender", header.slot().tender());
        json.put("lot", header.slot().lot());
        json.put("ticket", header.slot().ticket());
        json.put("revision", header.slot().version());
        return json;
    }

    private static ContentKey unwrap(SealedHeader header, DecrypterPort own) {
        return own.unwrap(header.recipient(own.certificate())
                .orElseThrow(() -> new Refusal("sealed.wrong-key", "not sealed to this certificate")));
    }
}
