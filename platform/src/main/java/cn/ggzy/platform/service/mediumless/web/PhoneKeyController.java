package cn.ggzy.platform.service.mediumless.web;

import cn.ggzy.ca.cosign.Decryption;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.Refresh;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionPurpose;
import cn.ggzy.ca.cosign.Signing;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.service.mediumless.PhoneKeys;
import cn.ggzy.platform.service.mediumless.PhoneKeys.Phone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The steps of the two-party protocol, for the phone that has the other half: it shows itself by the header X-Device. */
@RestController
@RequestMapping("/api/v1/mediumless/keys/{key}")
class PhoneKeyController {
    private static final String DEVICE = "X-Device";

    private final PhoneKeys keys;

    PhoneKeyController(PhoneKeys keys) {
        this.keys = keys;
    }

    record Request(@NotNull @Size(min = 1, max = 8_192) byte[] request) {}

    record Issued(byte[] certificate) {}

    record Open(
            @NotNull SessionPurpose purpose,
            @NotNull @Size(max = 190_000) byte[] message) {}

    record Sign(
            @PositiveOrZero long epoch,
            @NotNull @Size(max = 65) byte[] q1,
            @NotNull @Size(max = 190_000) byte[] message,
            @NotNull @Size(max = 32) byte[] pinProof) {}

    record Answer(String r, String s1) {}

    record Decrypt(
            @PositiveOrZero long epoch,
            @NotNull @Size(max = 65) byte[] t1,
            @NotNull @Size(max = 32) byte[] pinProof) {}

    record Opened(byte[] t2) {}

    record Renew(
            @PositiveOrZero long epoch,
            @NotNull @Pattern(regexp = Hex.FORM) String rho,
            @Nullable @Size(min = 32, max = 32) byte[] newPin,
            @NotNull @Size(max = 32) byte[] pinProof) {
        @Override
        public String toString() {
            return "Renew[]";
        }
    }

    record Renewed(long epoch) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    record Face(@NotNull @Size(max = 150_000) byte[] picture) {}

    @GetMapping
    PhoneKeys.View view(@PathVariable String key, @RequestHeader(DEVICE) String device) {
        return keys.view(phone(key, device));
    }

    @PostMapping("/certificate")
    Issued certify(@PathVariable String key, @RequestHeader(DEVICE) String device, @Valid @RequestBody Request body) {
        return new Issued(keys.certify(phone(key, device), body.request()));
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    PhoneKeys.Opened open(
            @PathVariable String key, @RequestHeader(DEVICE) String device, @Valid @RequestBody Open body) {
        return keys.open(phone(key, device), body.purpose(), body.message());
    }

    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abort(@PathVariable String key, @PathVariable String session, @RequestHeader(DEVICE) String device) {
        keys.abort(phone(key, device), session(session));
    }

    @PostMapping("/sessions/{session}/signature")
    Answer sign(
            @PathVariable String key,
            @PathVariable String session,
            @RequestHeader(DEVICE) String device,
            @Valid @RequestBody Sign body) {
        Signing.Answer answer = keys.sign(
                phone(key, device),
                new Signing.Request(
                        new KeyId(key), body.epoch(), session(session), body.q1(), body.message(), body.pinProof()));
        return new Answer(Hex.of(answer.r()), Hex.of(answer.s1()));
    }

    @PostMapping("/sessions/{session}/decryption")
    Opened decrypt(
            @PathVariable String key,
            @PathVariable String session,
            @RequestHeader(DEVICE) String device,
            @Valid @RequestBody Decrypt body) {
        return new Opened(keys.decrypt(
                        phone(key, device),
                        new Decryption.Request(
                                new KeyId(key), body.epoch(), session(session), body.t1(), body.pinProof()))
                .t2());
    }

    @PostMapping("/sessions/{session}/refresh")
    Renewed refresh(
            @PathVariable String key,
            @PathVariable String session,
            @RequestHeader(DEVICE) String device,
            @Valid @RequestBody Renew body) {
        byte[] newPin = body.newPin() == null ? new byte[0] : body.newPin();
        return new Renewed(keys.refresh(
                        phone(key, device),
                        new Refresh.Request(
                                new KeyId(key),
                                body.epoch(),
                                session(session),
                                Hex.number(body.rho()),
                                newPin,
                                body.pinProof()))
                .epoch());
    }

    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String key, @RequestHeader(DEVICE) String device, @Valid @RequestBody Reason body) {
        keys.giveUp(phone(key, device), body.reason());
    }

    @PostMapping("/unlocking")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String key, @RequestHeader(DEVICE) String device, @Valid @RequestBody Face body) {
        keys.unlock(phone(key, device), body.picture());
    }

    private static Phone phone(String key, String device) {
        return new Phone(Ids.checked(key), device);
    }

    private static SessionId session(String hex) {
        return new SessionId(Ids.checkedTicket(hex));
    }
}
