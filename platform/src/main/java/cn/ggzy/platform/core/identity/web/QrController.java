package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.qr.TicketPurpose;
import cn.ggzy.platform.core.identity.qr.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The waiting browser and the phone beside it. */
@RestController
@RequestMapping("/api/v1/qr/tickets")
class QrController {
    private static final int AGENT = 200;

    private final Tickets tickets;
    private final CurrentAccount current;

    QrController(Tickets tickets, CurrentAccount current) {
        this.tickets = tickets;
        this.current = current;
    }

    record Question(
            @NotNull TicketPurpose purpose,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String browser,
            @Nullable @Size(max = 200_000) String text,
            @Nullable @Size(max = 20_000) String sealed,
            @Nullable @Pattern(regexp = "([0-9a-f]{64})?") String certificate) {}

    record Look(
            @NotBlank @Size(max = 64) String ticket,
            @NotBlank @Size(max = 64) String phone) {}

    record Confirmation(
            @NotBlank @Size(max = 64) String phone,
            @NotNull @Valid LoginController.LoginSignature signature) {}

    record Opened(
            @NotBlank @Size(max = 64) String phone,
            @NotBlank @Size(max = 20_000) String sealed) {}

    record Refusal(@NotBlank @Size(max = 64) String phone) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Tickets.Drawn make(@Valid @RequestBody Question question, HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return tickets.make(
                new Tickets.Question(
                        question.purpose(),
                        Objects.requireNonNullElse(question.text(), ""),
                        Objects.requireNonNullElse(question.sealed(), ""),
                        Objects.requireNonNullElse(question.certificate(), "")),
                new Tickets.Browser(
                        question.browser(),
                        request.getServerName(),
                        request.getServerPort(),
                        request.getRemoteAddr(),
                        agent.substring(0, Math.min(AGENT, agent.length()))),
                current.find().orElse(null));
    }

    @PostMapping("/scans")
    Tickets.Seen scan(@Valid @RequestBody Look look) {
        return tickets.look(look.ticket(), look.phone());
    }

    @GetMapping("/{ticket}")
    Tickets.Status status(@PathVariable String ticket, @RequestHeader("X-Browser") String secret) {
        return tickets.status(ticket, secret, current.find().orElse(null));
    }

    @PostMapping("/{ticket}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable String ticket, @Valid @RequestBody Confirmation body) {
        tickets.confirm(ticket, body.phone(), body.signature().bytes());
    }

    @PostMapping("/{ticket}/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String ticket, @Valid @RequestBody Opened body) {
        tickets.answer(ticket, body.phone(), body.sealed());
    }

    @PostMapping("/{ticket}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable String ticket, @Valid @RequestBody Refusal body) {
        tickets.refuse(ticket, body.phone());
    }

    @PostMapping("/{ticket}/session")
    ResponseEntity<LoginController.Me> enter(
            @PathVariable String ticket, @RequestHeader("X-Browser") String secret, HttpServletRequest request) {
        return LoginController.entered(tickets.enter(ticket, secret), request);
    }
}
