package cn.ggzy.ca.tool;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.path.Verdict.Status;
import cn.ggzy.ca.tool.ask.Answer;
import cn.ggzy.ca.tool.ask.Answers;
import cn.ggzy.ca.tool.ask.Question;
import cn.ggzy.ca.tool.ask.Trusted;
import cn.ggzy.ca.tool.ask.Use;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Moments;
import cn.ggzy.ca.tool.file.Unreadable;
import cn.ggzy.ca.tool.verify.BareSignature;
import cn.ggzy.ca.tool.verify.CmsSigned;
import cn.ggzy.ca.tool.verify.DialectAnswer;
import cn.ggzy.ca.tool.verify.RevocationEvidence;
import cn.ggzy.ca.tool.verify.Signed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
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
    private static final String EMBEDDED = "inside the signature";

    @Option(names = "--content", paramLabel = "F", description = "What was signed; not needed when the CMS carries it.")
    private @Nullable Path content;

    @Option(names = "--cert", paramLabel = "F", description = "The signer's certificate, for a bare signature.")
    private @Nullable Path certificate;

    @Option(names = "--trust", paramLabel = "F", description = "Judges the signers' certificates too.")
    private List<Path> trust = List.of();

    @Option(names = "--crl", paramLabel = "F", description = "Revocation lists for that.")
    private List<Path> crls = List.of();

    @Option(names = "--ocsp", paramLabel = "F", description = "OCSP answers for that.")
    private List<Path> ocsp = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", description = "The instant for that (default: now).")
    private @Nullable String at;

    @Parameters(paramLabel = "SIG", description = "The signature.")
    private Path signature = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A signer with what came out: the signature's own fault, or the judge's word about the certificate. */
    private record Outcome(Signed signed, Optional<Answer> judged) {
        Status status() {
            return signed.holds() ? judged.map(Answer::verdict).orElse(Status.VALID) : Status.INVALID;
        }

        String reason() {
            return signed.holds()
                    ? judged.map(Answer::reason).orElse("OK")
                    : signed.fault().name();
        }
    }

    @Override
    public Integer call() throws IOException {
        byte[] octets = Blocks.objectOrRaw(signature.toString(), Blocks.file(signature));
        RevocationEvidence evidence = handedIn();
        List<Outcome> all = signers(octets, evidence).stream()
                .map(one -> new Outcome(one, one.holds() ? judged(one, evidence) : Optional.empty()))
                .toList();
        Optional<Outcome> worst = all.stream().max(Comparator.comparingInt(one -> badness(one.status())));
        Status verdict = worst.map(Outcome::status).orElse(Status.INVALID);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", verdict.name());
        json.put("reason", worst.map(Outcome::reason).orElse("NO_SIGNER"));
        json.put("certificates", trust.isEmpty() ? "NOT_JUDGED" : "JUDGED");
        json.put("revocation", evidence.write());
        json.put("signers", all.stream().map(VerifyCommand::write).toList());
        Output.print(spec.commandLine().getOut(), json);
        return Output.of(verdict);
    }

    private List<Signed> signers(byte[] octets, RevocationEvidence evidence) throws IOException {
        Path file = certificate;
        if (file != null) {
            List<byte[]> chain = Blocks.certificates(file.toString(), Blocks.file(file));
            return List.of(BareSignature.verify(chain, Blocks.file(content()), octets));
        }
        CmsSigned cms = CmsSigned.read(signature.toString(), octets, Optional.ofNullable(content));
        evidence.crls(EMBEDDED, cms.crls());
        evidence.ocsp(EMBEDDED, cms.ocspResponses());
        return cms.signers();
    }

    private RevocationEvidence handedIn() {
        RevocationEvidence evidence = new RevocationEvidence();
        crls.forEach(file -> evidence.crls(file.toString(), Blocks.crls(file.toString(), Blocks.file(file))));
        ocsp.forEach(file -> evidence.ocsp(file.toString(), Blocks.objects(file.toString(), Blocks.file(file))));
        return evidence;
    }

    private Optional<Answer> judged(Signed one, RevocationEvidence evidence) {
        if (trust.isEmpty()) {
            return Optional.empty();
        }
        String instant = at;
        return Optional.of(Answers.to(new Question(
                one.certificate().orElseThrow(() -> new Unreadable("signer", "brings no certificate")),
                one.others(),
                Optional.of(Trusted.of(trust.stream().map(Blocks::file).toList())),
                evidence.crls(),
                evidence.ocsp(),
                instant == null ? CaMain.clock().instant() : Moments.of("--at", instant),
                Use.SIGN,
                Optional.empty(),
                OptionalInt.empty())));
    }

    private static Map<String, Object> write(Outcome outcome) {
        Signed one = outcome.signed();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("holds", one.holds());
        json.put("reason", outcome.reason());
        if (!one.why().isEmpty()) {
            json.put("because", one.why());
        }
        one.dialect().map(DialectAnswer::write).ifPresent(dialect -> json.put("dialect", dialect));
        one.certificate().ifPresent(der -> json.put("certificate", "sha256:" + Digests.hex(Digests.sha256(der))));
        one.certificate()
                .ifPresent(der -> json.put(
                        "subject",
                        Certificates.parse(der).getSubjectX500Principal().getName()));
        if (!one.signingTime().isEmpty()) {
            json.put("signingTime", one.signingTime());
        }
        outcome.judged().ifPresent(answer -> json.put("judged", answer.write()));
        return json;
    }

    private static int badness(Status status) {
        return switch (status) {
            case VALID -> 0;
            case UNDETERMINED -> 1;
            case INVALID -> 2;
        };
    }

    private Path content() {
        Path given = content;
        if (given == null) {
            throw new Unreadable("--content", "is needed: the signature carries none");
        }
        return given;
    }
}
