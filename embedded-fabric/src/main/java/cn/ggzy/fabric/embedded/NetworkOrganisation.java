package cn.ggzy.fabric.embedded;

import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.Organisation;
import cn.ggzy.fabric.embedded.msp.Role;

/** An organisation of a running network, as tests and applications see it. */
public final class NetworkOrganisation {
    private final Organisation organisation;
    private final Members members;

    NetworkOrganisation(Organisation organisation, Members members) {
        this.organisation = organisation;
        this.members = members;
    }

    public String mspId() {
        return organisation.mspId();
    }

    /** A client of that name, the same one each time; its files are in the data directory. */
    public ClientIdentity client(String name) {
        return ClientIdentity.of(organisation.identity(Role.CLIENT, name));
    }

    public ClientIdentity admin(String name) {
        return ClientIdentity.of(organisation.identity(Role.ADMIN, name));
    }

    /** The identity that the organisation's peer endorses with: for tests that forge or check endorsements. */
    public ClientIdentity peer() {
        return ClientIdentity.of(organisation.identity(Role.PEER, "peer0"));
    }

    /** From now on the channel refuses this certificate. */
    public void revoke(ClientIdentity identity) {
        members.revoke(mspId(), identity.certificate().getSerialNumber());
    }
}
