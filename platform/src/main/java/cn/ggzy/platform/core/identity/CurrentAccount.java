package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting in this request. */
@Component
public class CurrentAccount {
    public Optional<Account> find() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Account account
                ? Optional.of(account)
                : Optional.empty();
    }

    public Account require() {
        return find().orElseThrow(() ->
                new RuleViolation(RuleViolation.Kind.UNAUTHENTICATED, "identity.not-signed-in", Map.of()));
    }

    public Account require(Role... oneOf) {
        return require().require(oneOf);
    }
}
