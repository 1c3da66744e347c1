package cn.ggzy.platform.core.identity.web;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Accounts;
import cn.ggzy.platform.core.identity.Challenge;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.SignedBytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and who one is. */
@RestController
@RequestMapping("/api/v1")
class LoginController {
    private final Accounts accounts;
    private final CurrentAccount current;

    LoginController(Accounts accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    record Login(@NotBlank String challenge, @NotNull @Valid LoginSignature signature) {}

    record LoginSignature(
            @NotBlank String algorithm,
            @NotNull @Size(max = 16_384) byte[] certificate,
            @Nullable @Size(max = 5) List<byte[]> chain,
            @NotNull @Size(max = 4_096) byte[] value) {
        SignedBytes bytes() {
            return new SignedBytes(algorithm, certificate, chain == null ? List.of() : chain, value);
        }
    }

    record Me(String account, String name, String organisation, String uscc, Set<String> roles) {
        static Me of(Account account) {
            return new Me(
                    account.id(),
                    account.name(),
                    account.organisation(),
                    account.uscc(),
                    account.roles().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @PostMapping("/login/challenges")
    Challenge challenge(HttpServletRequest request) {
        return accounts.challenge(request.getServerName(), request.getServerPort());
    }

    @PostMapping("/login")
    ResponseEntity<Me> login(@Valid @RequestBody Login login, HttpServletRequest request) {
        return entered(accounts.signIn(login.challenge(), login.signature().bytes()), request);
    }

    /** The session's cookie, and who is in it. */
    static ResponseEntity<Me> entered(Accounts.SignedIn in, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.with(in.token(), request.isSecure()))
                .body(Me.of(in.account()));
    }

    @GetMapping("/me")
    Me me() {
        return Me.of(current.require());
    }

    @DeleteMapping("/login")
    ResponseEntity<Void> logout(HttpServletRequest request) {
        SessionCookie.token(request).ifPresent(accounts::signOut);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.cleared(request.isSecure()))
                .build();
    }
}
