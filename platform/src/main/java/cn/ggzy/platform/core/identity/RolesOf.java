package cn.ggzy.platform.core.identity;

import java.util.Set;

/** Which roles an organisation's person has; the party room (市场主体库) answers. */
public interface RolesOf {
    /** @param certificate SHA-256 of the certificate, hex */
    Set<Role> of(String uscc, String certificate);
}
