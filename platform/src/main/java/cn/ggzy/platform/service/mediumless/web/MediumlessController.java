package cn.ggzy.platform.service.mediumless.web;

import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.service.mediumless.Enrolments;
import cn.ggzy.platform.service.mediumless.PhoneKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an organisation does with its people's medium-less certificates; each change is a signed act. */
@RestController
@RequestMapping("/api/v1/mediumless")
class MediumlessController {
    private final Enrolments enrolments;
    private final PhoneKeys keys;
    private final CurrentAccount account;

    MediumlessController(Enrolments enrolments, PhoneKeys keys, CurrentAccount account) {
        this.enrolments = enrolments;
        this.keys = keys;
        this.account = account;
    }

    record Signed(@NotNull JsonNode act) {}

    @PostMapping("/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolments.Authorised authorise(@Valid @RequestBody Signed body) {
        return enrolments.authorise(body.act(), account.require());
    }

    @GetMapping("/certificates")
    List<PhoneKeys.View> certificates() {
        return keys.of(account.require());
    }

    @PostMapping("/certificates/{key}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String key, @Valid @RequestBody Signed body) {
        keys.revoke(key, body.act(), account.require());
    }

    @PostMapping("/certificates/{key}/unlocking")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void allowUnlocking(@PathVariable String key, @Valid @RequestBody Signed body) {
        keys.allowUnlocking(key, body.act(), account.require());
    }
}
