package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A signed-in person: {@code id} is the SHA-256 of the certificate, {@code uscc} the organisation's 统一社会信用代码. */
public record Account(String id, String name, String organisation, String uscc, Set<Role> roles) {
    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isOf(String organisationUscc) {
        return uscc.equals(organisationUscc);
    }

    /** Refuses unless the person has one of the roles. */
    public Account require(Role... oneOf) {
        for (Role role : oneOf) {
            if (has(role)) {
                return this;
            }
        }
        throw RuleViolation.forbidden("identity.role-missing", Map.of("roles", List.of(oneOf)));
    }
}
