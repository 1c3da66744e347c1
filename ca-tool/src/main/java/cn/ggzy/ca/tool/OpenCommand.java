package cn.ggzy.ca.tool;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedHeader;
import cn.ggzy.ca.signer.DecrypterPort;
import cn.ggzy.ca.tool.key.KeyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
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
        description = "Opens a sealed file with a key file or a token.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Mixin
    private KeyOptions key = new KeyOptions();

    @Option(names = "--out", required = true, paramLabel = "F")
    private Path out = Path.of("");

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        SealedHeader header;
        try (InputStream in = Files.newInputStream(file)) {
            header = SealedBid.readHeader(in);
        }
        ContentKey content = key.decrypting(own -> unwrap(header, own));
        // Half a plaintext must not stay under the wanted name.
        Path beside = out.resolveSibling(out.getFileName() + ".new");
        String digest;
        try (InputStream in = Files.newInputStream(file);
                OutputStream to = Files.newOutputStream(beside)) {
            digest = SealedBid.open(in, header.slot(), content, to);
        } catch (Refusal e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("out", out.toString());
        json.put("plaintext", "sha256:" + digest);
        json.put("tender", header.slot().tender());
        json.put("lot", header.slot().lot());
        json.put("ticket", header.slot().ticket());
        json.put("revision", header.slot().version());
        Output.print(spec.commandLine().getOut(), json);
        return Output.DONE;
    }

    private static ContentKey unwrap(SealedHeader header, DecrypterPort own) {
        return own.unwrap(header.recipient(own.certificate())
                .orElseThrow(() -> new Refusal("sealed.wrong-key", "not sealed to this certificate")));
    }
}
