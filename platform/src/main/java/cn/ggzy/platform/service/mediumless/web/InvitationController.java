package cn.ggzy.platform.service.mediumless.web;

import cn.ggzy.ca.cosign.KeyGeneration;
import cn.ggzy.platform.service.mediumless.Enrolments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A phone that makes a key with the code its person was given. */
@RestController
@RequestMapping("/api/v1/mediumless/invitations")
class InvitationController {
    private final Enrolments enrolments;

    InvitationController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    record Code(@NotBlank @Size(max = 40) String code) {}

    record Begin(
            @NotBlank @Size(max = 40) String code,
            @NotNull @Size(min = 32, max = 32) byte[] commitment,
            @NotNull @Size(max = 150_000) byte[] picture) {}

    /** Our point with its proof; numbers in hex. */
    record Offer(byte[] point, String challenge, String response) {
        static Offer of(KeyGeneration.Offer offer) {
            return new Offer(
                    offer.point(),
                    Hex.of(offer.proof().challenge()),
                    Hex.of(offer.proof().response()));
        }
    }

    record Open(
            @NotBlank @Size(max = 40) String code,
            @NotNull @Size(min = 65, max = 65) byte[] point,
            @NotNull @Pattern(regexp = Hex.FORM) String challenge,
            @NotNull @Pattern(regexp = Hex.FORM) String response,
            @NotNull @Size(min = 32, max = 32) byte[] salt,
            @NotNull @Size(min = 32, max = 32) byte[] confirmation,
            @NotNull @Size(min = 32, max = 32) byte[] pinVerifier,
            @NotNull @Pattern(regexp = Hex.FORM) String device) {
        Enrolments.Handed handed() {
            return new Enrolments.Handed(
                    new KeyGeneration.Opening(
                            point, new KeyGeneration.Proof(number(challenge), number(response)), salt),
                    confirmation,
                    pinVerifier,
                    device);
        }

        private static BigInteger number(String hex) {
            return Hex.number(hex);
        }

        @Override
        public String toString() {
            return "Open[]";
        }
    }

    @PostMapping
    Enrolments.Invitation look(@Valid @RequestBody Code body) {
        return enrolments.look(body.code());
    }

    @PostMapping("/offer")
    Offer begin(@Valid @RequestBody Begin body) {
        return Offer.of(enrolments.begin(body.code(), body.commitment(), body.picture()));
    }

    @PostMapping("/opening")
    Enrolments.Made open(@Valid @RequestBody Open body) {
        return enrolments.open(body.code(), body.handed());
    }
}
