package cn.ggzy.ca.path;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The checks that no instant changes. They cost the signatures, so their results are remembered by the digest of the path. */
final class Structure {
    private static final Memo<List<Check>> REMEMBERED = new Memo<>(4096);

    private Structure() {}

    static List<Check> of(CandidatePath path) {
        return REMEMBERED.get(key(path), () -> compute(path));
    }

    private static List<Check> compute(CandidatePath path) {
        return List.of(
                signatures(path),
                check(CheckId.ALGORITHM, Reason.ALGORITHM_NOT_ALLOWED, AlgorithmChecks.problem(path)),
                StrictLayer.check(path),
                Constraints.check(path));
    }

    private static Check check(CheckId id, Reason reason, Optional<String> problem) {
        return problem.map(what -> Check.failed(id, reason, what)).orElseGet(() -> Check.passed(id, "holds"));
    }

    private static Check signatures(CandidatePath path) {
        List<Check> links = new ArrayList<>();
        for (int i = 0; i < path.certificates().size(); i++) {
            Check link = signature(path.certificates().get(i), path.issuerOf(i));
            links.add(link);
            if (link.outcome() == Outcome.FAILED) {
                return Check.failed(CheckId.SIGNATURE, link.reason(), link.evidence())
                        .madeOf(links);
            }
        }
        return Check.passed(CheckId.SIGNATURE, links.size() + " verified").madeOf(links);
    }

    private static Check signature(X509Certificate certificate, X509Certificate issuer) {
        String serial = "serial " + certificate.getSerialNumber().toString(16);
        Evidence[] both = {Evidence.of(certificate), Evidence.of(issuer)};
        try {
            certificate.verify(issuer.getPublicKey(), Bc.provider());
            return Check.passed(CheckId.SIGNATURE, serial + " verified").on(both);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Check.failed(CheckId.SIGNATURE, Reason.SIGNATURE_WRONG, serial + ": " + e.getMessage())
                    .on(both);
        }
    }

    private static String key(CandidatePath path) {
        MessageDigest digest = Digests.sha256();
        path.certificates().forEach(certificate -> digest.update(Certificates.encoded(certificate)));
        digest.update(Certificates.encoded(path.anchor()));
        return Digests.hex(digest.digest()) + new TreeSet<>(path.profile().extensions());
    }
}
