package cn.ggzy.verifier.trust;

import java.util.Locale;

/** What a policy asks of a signer: to belong to the organisation, or to hold one role in it (NodeOU). */
enum Role {
    MEMBER,
    ADMIN,
    CLIENT,
    PEER,
    ORDERER;

    static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The value of OU that Fabric's node rules look for. */
    String organisationalUnit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
