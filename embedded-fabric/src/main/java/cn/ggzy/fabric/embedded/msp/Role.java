package cn.ggzy.fabric.embedded.msp;

import java.util.Locale;
import org.hyperledger.fabric.protos.common.MSPRole;

/** What a certificate of an organisation is for; written into its subject as an organisational unit (NodeOU). */
public enum Role {
    CLIENT(MSPRole.MSPRoleType.CLIENT),
    PEER(MSPRole.MSPRoleType.PEER),
    ADMIN(MSPRole.MSPRoleType.ADMIN),
    ORDERER(MSPRole.MSPRoleType.ORDERER);

    private final MSPRole.MSPRoleType type;

    Role(MSPRole.MSPRoleType type) {
        this.type = type;
    }

    MSPRole.MSPRoleType type() {
        return type;
    }

    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
