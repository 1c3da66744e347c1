package cn.ggzy.platform.service.certificate.web;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.service.certificate.Operations;
import cn.ggzy.platform.service.certificate.Profiles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** The authorities, for whoever governs them: how they do, and how their certificates are read. */
@RestController
@RequestMapping("/api/v1/certificates")
class AuthorityController {
    private final Operations operations;
    private final Profiles profiles;
    private final CurrentAccount account;

    AuthorityController(Operations operations, Profiles profiles, CurrentAccount account) {
        this.operations = operations;
        this.profiles = profiles;
        this.account = account;
    }

    @GetMapping("/operations")
    List<Operations.OfAuthority> operations(@RequestParam(defaultValue = "24") int hours) {
        return operations.last(hours, account.require());
    }

    @GetMapping("/authorities/{ca}/profile")
    JsonNode profile(@PathVariable String ca) {
        return profiles.of(ca, account.require());
    }

    @PostMapping("/profile-trials")
    JsonNode tried(@Valid @RequestBody Tried tried) {
        return profiles.tried(Pem.read(tried.certificate()), tried.profile(), account.require());
    }

    @PostMapping("/authorities/{ca}/profile-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    Profiles.Proposal proposed(@PathVariable String ca, @Valid @RequestBody Proposed proposed) {
        return profiles.proposed(ca, proposed.profile(), account.require());
    }

    @PostMapping("/overrides")
    @ResponseStatus(HttpStatus.CREATED)
    Proven overridden(@Valid @RequestBody Signed signed) {
        return new Proven(profiles.overridden(signed.act(), account.require()));
    }

    record Proven(EvidenceId evidence) {}

    record Signed(@NotNull JsonNode act) {}

    record Tried(
            @NotBlank @Size(max = 100_000) String certificate,
            @NotNull JsonNode profile) {}

    record Proposed(@NotNull JsonNode profile) {}
}
