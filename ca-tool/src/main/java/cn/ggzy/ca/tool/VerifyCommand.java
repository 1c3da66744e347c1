package cn.ggzy.ca.tool;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Verdict.Status;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsOutcome;
import cn.ggzy.ca.signature.CmsVerification;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signature.Sm2Signatures;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tool.ask.Answer;
import cn.ggzy.ca.tool.ask.Answers;
import cn.ggzy.ca.tool.ask.Question;
import cn.ggzy.ca.tool.ask.Trusted;
import cn.ggzy.ca.tool.ask.Use;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Moments;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `verify`: whether a signature holds over a content, and with --trust whether its signers' certificates count. */
@Command(name = "verify", description = "Verifies a CMS or a bare signature.", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final int RAW_PAIR = 64;

    @Option(names = "--content", paramLabel = "F", description = "What was signed; not needed when the CMS carries it.")
    private @Nullable Path content;

    @Option(names = "--cert", paramLabel = "F", description = "The signer's certificate, for a bare signature.")
    private @Nullable Path certificate;

    @Option(names = "--trust", paramLabel = "F", description = "Judges the signers' certificates too.")
    private List<Path> trust = List.of();

    @Option(names = "--crl", paramLabel = "F", description = "Revocation lists for that.")
    private List<Path> crls = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", description = "The instant for that (default: now).")
    private @Nullable String at;

    @Parameters(paramLabel = "SIG", description = "The signature.")
    private Path signature = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One who signed: whether it holds, and by which certificate with which others. */
    private record Signed(
            boolean holds, String why, Optional<byte[]> certificate, List<byte[]> others, String signingTime) {}

    @Override
    public Integer call() throws IOException {
        byte[] octets = Blocks.objectOrRaw(signature.toString(), Blocks.file(signature));
        List<Signed> all = certificate != null ? bare(octets) : cms(octets);
        List<Map<String, Object>> signers = new ArrayList<>();
        Status worst = all.isEmpty() ? Status.INVALID : Status.VALID;
        for (Signed one : all) {
            Optional<Answer> judged = one.holds ? judged(one) : Optional.empty();
            Status own = one.holds ? judged.map(Answer::verdict).orElse(Status.VALID) : Status.INVALID;
            worst = own == Status.VALID || worst == Status.INVALID ? worst : own;
            signers.add(write(one, judged));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", worst.name());
        json.put("certificates", trust.isEmpty() ? "NOT_JUDGED" : "JUDGED");
        json.put("signers", signers);
        Output.print(spec.commandLine().getOut(), json);
        return Output.of(worst);
    }

    private List<Signed> cms(byte[] octets) throws IOException {
        CmsDocument document = open(octets);
        CmsVerification verification;
        if (document.attached()) {
            verification = document.verify();
        } else {
            try (InputStream in = Files.newInputStream(content())) {
                verification = document.verify(in);
            }
        }
        if (document.attached() && content != null) {
            String given = Digests.hex(Digests.sha256(Blocks.file(content())));
            if (!given.equals(Digests.hex(verification.contentSha256()))) {
                return List.of(
                        new Signed(false, "carries another content than --content", Optional.empty(), List.of(), ""));
            }
        }
        return verification.outcomes().stream()
                .map(one -> signed(one, document))
                .toList();
    }

    private static Signed signed(CmsOutcome outcome, CmsDocument document) {
        return new Signed(
                outcome.holds(),
                outcome.why(),
                outcome.signer().certificate(),
                document.certificates(),
                outcome.signer().signingTime().map(Instant::toString).orElse(""));
    }

    private CmsDocument open(byte[] octets) throws IOException {
        try {
            return CmsDocument.open(Octets.of(octets));
        } catch (Refusal e) {
            throw new Unreadable(
                    signature.toString(), "is no CMS (a bare signature needs --cert): " + e.getMessage(), e);
        }
    }

    private List<Signed> bare(byte[] octets) {
        Path file = certificate == null ? Path.of("") : certificate;
        List<byte[]> chain = Blocks.certificates(file.toString(), Blocks.file(file));
        PublicKey key = Certificates.parse(chain.get(0)).getPublicKey();
        byte[] data = Blocks.file(content());
        boolean pair = KeyFamily.of(key) == KeyFamily.SM2 && octets.length == RAW_PAIR;
        boolean holds = pair
                ? Sm2Signatures.verify(key, Sm2Signatures.defaultId(), Sm2Signatures.Form.RAW, data, octets)
                : RawSignatures.verify(SignatureAlgorithm.of(KeyFamily.of(key)), key, data, octets);
        return List.of(new Signed(
                holds,
                holds ? "" : "the signature is not over this content by this certificate",
                Optional.of(chain.get(0)),
                chain,
                ""));
    }

    private Optional<Answer> judged(Signed one) {
        if (trust.isEmpty()) {
            return Optional.empty();
        }
        String instant = at;
        return Optional.of(Answers.to(new Question(
                one.certificate.orElseThrow(() -> new Unreadable("signer", "brings no certificate")),
                one.others,
                Optional.of(Trusted.of(trust.stream().map(Blocks::file).toList())),
                crls.stream()
                        .flatMap(file -> Blocks.crls(file.toString(), Blocks.file(file)).stream())
                        .toList(),
                List.of(),
                instant == null ? CaMain.clock().instant() : Moments.of("--at", instant),
                Use.SIGN,
                Optional.empty(),
                OptionalInt.empty())));
    }

    private static Map<String, Object> write(Signed one, Optional<Answer> judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("holds", one.holds);
        if (!one.why.isEmpty()) {
            json.put("because", one.why);
        }
        one.certificate.ifPresent(der -> json.put("certificate", "sha256:" + Digests.hex(Digests.sha256(der))));
        one.certificate.ifPresent(der -> json.put(
                "subject", Certificates.parse(der).getSubjectX500Principal().getName()));
        if (!one.signingTime.isEmpty()) {
            json.put("signingTime", one.signingTime);
        }
        judged.ifPresent(answer -> json.put("judged", answer.write()));
        return json;
    }

    private Path content() {
        Path given = content;
        if (given == null) {
            throw new Unreadable("--content", "is needed: the signature carries none");
        }
        return given;
    }
}
