package cn.ggzy.platform.service.party;

import cn.ggzy.platform.core.identity.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** An organisation of the market, by its 统一社会信用代码. */
public record Party(String uscc, String name, String region, Set<Role> roles) {
    public Party {
        roles = Set.copyOf(roles);
    }

    String rolesText() {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    static Set<Role> rolesOf(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : text.split(",", -1)) {
            if (!name.isEmpty()) {
                roles.add(Role.valueOf(name));
            }
        }
        return roles;
    }
}
