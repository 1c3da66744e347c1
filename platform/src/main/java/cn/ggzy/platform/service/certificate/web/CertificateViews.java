package cn.ggzy.platform.service.certificate.web;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Reason;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.report.VerdictJson;
import cn.ggzy.ca.report.VerdictWords;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Words;
import cn.ggzy.platform.service.certificate.Capacity;
import cn.ggzy.platform.service.certificate.CertificateRequest;
import cn.ggzy.platform.service.certificate.Certificates.Ending;
import cn.ggzy.platform.service.certificate.Certificates.Judged;
import cn.ggzy.platform.service.certificate.Held;
import cn.ggzy.platform.service.certificate.Medium;
import cn.ggzy.platform.service.certificate.RequestKind;
import cn.ggzy.platform.service.certificate.RequestState;
import cn.ggzy.platform.service.certificate.Standing;
import cn.ggzy.platform.service.certificate.StandingReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the pages see of certificates. */
@Component
class CertificateViews {
    private final Words words;

    CertificateViews(Words words) {
        this.words = words;
    }

    record Own(boolean agent, List<Certificate> certificates) {}

    record Said(String code, String zh, String en) {
        static Said of(Reason reason) {
            return new Said(reason.name(), reason.zh(), reason.en());
        }
    }

    record Certificate(
            String digest,
            String ca,
            String serial,
            String person,
            String organisation,
            String uscc,
            Medium medium,
            String algorithm,
            Instant notBefore,
            Instant notAfter,
            Standing standing,
            @Nullable Capacity suspendedBy,
            @Nullable String replacedBy,
            boolean mine,
            boolean current,
            @Nullable Integer reminder,
            String verdict,
            Said reason,
            byte[] certificate,
            List<byte[]> chain) {}

    record Reminder(String digest, String ca, String person, Instant notAfter, int threshold, long daysLeft) {}

    record Authority(
            String id, String name, KeyFamily family, Set<String> purposes, boolean connected, String profile) {}

    record Told(JsonNode verdict, Map<String, String> words) {}

    record Refusal(String code, String detail, @Nullable String theirs) {}

    record Request(
            String id,
            RequestKind kind,
            String ca,
            Capacity appliedAs,
            @Nullable String certificate,
            Medium medium,
            @Nullable StandingReason reason,
            @Nullable String note,
            RequestState state,
            @Nullable Refusal refusal,
            @Nullable String issued,
            int attempts,
            Instant createdAt,
            Instant changedAt,
            @Nullable EvidenceId evidence) {}

    Own own(List<Judged> judged, boolean agent, Account me) {
        return new Own(agent, judged.stream().map(one -> certificate(one, me)).toList());
    }

    private static Certificate certificate(Judged judged, Account me) {
        Held held = judged.held();
        return new Certificate(
                held.digest(),
                held.ca(),
                held.serial(),
                held.person(),
                held.organisation(),
                held.uscc(),
                held.medium(),
                SignatureAlgorithm.of(KeyFamily.of(
                                Certificates.parse(held.certificate()).getPublicKey()))
                        .id(),
                held.notBefore(),
                held.notAfter(),
                held.standing(),
                held.suspendedBy(),
                held.replacedBy(),
                judged.mine(),
                held.digest().equals(me.id()),
                judged.reminder().orElse(null),
                judged.verdict().status().name(),
                Said.of(judged.verdict().reason()),
                held.certificate(),
                held.helpers());
    }

    Reminder reminder(Ending ending) {
        Held held = ending.held();
        return new Reminder(
                held.digest(), held.ca(), held.person(), held.notAfter(), ending.threshold(), ending.daysLeft());
    }

    Authority authority(cn.ggzy.platform.service.certificate.Certificates.Authority authority) {
        TrustService service = authority.service();
        return new Authority(
                service.id(),
                service.name(),
                KeyFamily.of(service.certificate().getPublicKey()),
                service.purposes().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                authority.connected(),
                service.profile());
    }

    Told told(Verdict verdict) {
        return new Told(
                CanonicalJson.read(VerdictJson.of(verdict)),
                Map.of(
                        "zh", VerdictWords.of(verdict, VerdictWords.Language.ZH),
                        "en", VerdictWords.of(verdict, VerdictWords.Language.EN)));
    }

    Request request(CertificateRequest request) {
        String code = request.code();
        return new Request(
                request.id().value(),
                request.kind(),
                request.ca(),
                request.appliedAs(),
                request.certificate(),
                request.medium(),
                request.reason(),
                request.note(),
                request.state(),
                code == null
                        ? null
                        : new Refusal(
                                code, words.of(code, Map.of(), LocaleContextHolder.getLocale()), request.caCode()),
                request.issued(),
                request.attempts(),
                request.createdAt(),
                request.changedAt(),
                request.evidence());
    }
}
