package cn.ggzy.fabric.embedded.msp;

/** An identity that no organisation of the channel vouches for. */
public final class UnknownIdentity extends Exception {
    private final String mspId;
    private final boolean ofMember;

    UnknownIdentity(String message, String mspId, boolean ofMember) {
        super(message);
        this.mspId = mspId;
        this.ofMember = ofMember;
    }

    public String mspId() {
        return mspId;
    }

    /** Whether it at least names an organisation of the channel: Fabric words its refusal by this. */
    public boolean isOfMember() {
        return ofMember;
    }
}
