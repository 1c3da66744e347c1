package cn.ggzy.ca.tool;

import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.signature.CmsDraft;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signature.CmsParty;
import cn.ggzy.ca.signature.CmsRequest;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.key.KeyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sign`: a CMS or a bare signature, by a key file or a token. */
@Command(name = "sign", description = "Signs a file.", mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
    @Mixin
    private KeyOptions key = new KeyOptions();

    @Option(names = "--form", defaultValue = "STANDARD", description = "standard (RFC 5652) or gm (GB/T 35275).")
    private CmsForm form = CmsForm.STANDARD;

    @Option(names = "--attached", description = "The content goes into the CMS.")
    private boolean attached;

    @Option(names = "--raw", description = "A bare signature instead of CMS: SM2 as DER r, s; RSA PKCS#1; ECDSA DER.")
    private boolean raw;

    @Option(names = "--out", required = true, paramLabel = "F", description = "Where the signature goes.")
    private Path out = Path.of("");

    @Parameters(paramLabel = "FILE", description = "What is signed.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        byte[] content = Blocks.file(file);
        Map<String, Object> json = new LinkedHashMap<>();
        byte[] signature = key.signing(signer -> {
            json.put("algorithm", signer.algorithm().id());
            json.put("certificate", "sha256:" + Digests.hex(Digests.sha256(signer.certificate())));
            return raw ? signer.sign(content) : cms(signer, content);
        });
        Files.write(out, signature);
        json.put("form", raw ? "raw" : form.name());
        json.put("content", "sha256:" + Digests.hex(Digests.sha256(content)));
        json.put("out", out.toString());
        Output.print(spec.commandLine().getOut(), json);
        return Output.DONE;
    }

    private byte[] cms(SignerPort signer, byte[] content) {
        List<CmsParty> parties = List.of(new CmsParty(signer.certificate(), signer.chain()));
        CmsRequest request = attached
                ? CmsRequest.attached(form, CaMain.clock().instant(), parties)
                : CmsRequest.detached(form, CaMain.clock().instant(), parties);
        try {
            CmsDraft draft = CmsDraft.of(request, Octets.of(content));
            ByteArrayOutputStream cms = new ByteArrayOutputStream();
            draft.write(draft.toBeSigned().stream().map(signer::sign).toList(), cms);
            return cms.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
