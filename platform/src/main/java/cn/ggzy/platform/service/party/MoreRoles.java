package cn.ggzy.platform.service.party;

import cn.ggzy.platform.core.identity.Role;
import java.util.Set;

/** Roles that belong to a person, not to the organisation; the expert pool answers. */
public interface MoreRoles {
    /** @param certificate SHA-256 of the certificate, hex */
    Set<Role> of(String certificate);
}
