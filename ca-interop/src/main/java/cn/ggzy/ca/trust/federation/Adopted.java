package cn.ggzy.ca.trust.federation;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.trust.TrustService;

/** A service of another list that counts here, for the uses that its pointer's filter leaves it, and where it came from. */
public record Adopted(TrustService service, IdentityProfile profile, Origin origin) {}
