package cn.ggzy.platform.service.certificate.web;

import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.service.certificate.Agents;
import cn.ggzy.platform.service.certificate.CertificateRequests;
import cn.ggzy.platform.service.certificate.Certificates;
import cn.ggzy.platform.service.certificate.Held;
import cn.ggzy.platform.service.certificate.RequestId;
import cn.ggzy.platform.service.certificate.RequestKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Certificates over HTTP. */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificateController {
    private final Certificates certificates;
    private final CertificateRequests requests;
    private final Agents agents;
    private final CertificateViews views;
    private final CurrentAccount account;

    CertificateController(
            Certificates certificates,
            CertificateRequests requests,
            Agents agents,
            CertificateViews views,
            CurrentAccount account) {
        this.certificates = certificates;
        this.requests = requests;
        this.agents = agents;
        this.views = views;
        this.account = account;
    }

    @GetMapping
    CertificateViews.Own own() {
        Account me = account.require();
        return views.own(certificates.own(me), certificates.isAgent(me), me);
    }

    @GetMapping("/reminders")
    List<CertificateViews.Reminder> reminders() {
        return certificates.ending(account.require()).stream()
                .map(views::reminder)
                .toList();
    }

    @GetMapping("/authorities")
    List<CertificateViews.Authority> authorities() {
        account.require();
        return certificates.authorities().stream().map(views::authority).toList();
    }

    @GetMapping("/{digest}/verdict")
    CertificateViews.Told verdict(
            @PathVariable String digest,
            @RequestParam(defaultValue = "SIGN") Purpose purpose,
            @RequestParam(required = false) @Nullable Instant at) {
        Held held = certificates.find(digest, account.require());
        return views.told(
                certificates.judge(held.certificate(), held.helpers(), at == null ? certificates.now() : at, purpose));
    }

    @PostMapping("/verdict")
    CertificateViews.Told verdict(@Valid @RequestBody Question question) {
        account.require();
        Instant at = question.at();
        List<String> chain = question.chain();
        return views.told(certificates.judge(
                Pem.read(question.certificate()),
                chain == null ? List.of() : chain.stream().map(Pem::read).toList(),
                at == null ? certificates.now() : at,
                question.purpose()));
    }

    @GetMapping("/requests")
    List<CertificateViews.Request> requests() {
        return requests.own(account.require()).stream().map(views::request).toList();
    }

    @GetMapping("/requests/{id}")
    CertificateViews.Request request(@PathVariable String id) {
        return views.request(requests.find(new RequestId(id), account.require()));
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    CertificateViews.Request submit(@Valid @RequestBody Asked asked) {
        return views.request(requests.submit(asked.kind(), asked.act(), asked.csr(), account.require()));
    }

    @PostMapping("/agents")
    @ResponseStatus(HttpStatus.CREATED)
    Proven name(@Valid @RequestBody Signed signed) {
        return new Proven(agents.name(signed.act(), account.require()));
    }

    record Proven(EvidenceId evidence) {}

    record Signed(@NotNull JsonNode act) {}

    record Asked(
            @NotNull RequestKind kind,
            @NotNull JsonNode act,
            @Size(max = 16_384) byte @Nullable [] csr) {}

    record Question(
            @NotBlank @Size(max = 100_000) String certificate,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 100_000) String> chain,
            @NotNull Purpose purpose,
            @Nullable Instant at) {}
}
