package cn.ggzy.fabric.embedded.msp;

import cn.ggzy.fabric.embedded.crypto.Signatures;
import cn.ggzy.fabric.embedded.policy.Signatory;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;

/** Somebody whose certificate an organisation of the channel vouches for. */
public record Identity(
        String mspId, Role role, List<String> units, Instant notAfter, PublicKey publicKey, ByteString serialized)
        implements Signatory {
    public boolean hasSigned(ByteString message, ByteString signature) {
        return Signatures.verify(publicKey, message.toByteArray(), signature.toByteArray());
    }

    /** What Fabric says of a policy that nobody of the right role has signed. */
    public static final String NO_WRITER = "implicit policy evaluation failed - 0 sub-policies were satisfied, but this"
            + " policy requires 1 of the 'Writers' sub-policies to be satisfied";

    /** The channel's policy Writers: clients and administrators propose and submit, peers and orderers do not. */
    public boolean mayWrite() {
        return switch (role) {
            case CLIENT, ADMIN -> true;
            case PEER, ORDERER -> false;
        };
    }

    @Override
    public boolean stands(MSPPrincipal principal) {
        try {
            return switch (principal.getPrincipalClassification()) {
                case ROLE -> hasRole(MSPRole.parseFrom(principal.getPrincipal()));
                case ORGANIZATION_UNIT -> isIn(OrganizationUnit.parseFrom(principal.getPrincipal()));
                case IDENTITY -> principal.getPrincipal().equals(serialized);
                case ANONYMITY, COMBINED, UNRECOGNIZED -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private boolean hasRole(MSPRole wanted) {
        return wanted.getMspIdentifier().equals(mspId)
                && (wanted.getRole() == MSPRole.MSPRoleType.MEMBER || wanted.getRole() == role.type());
    }

    private boolean isIn(OrganizationUnit unit) {
        return unit.getMspIdentifier().equals(mspId) && units.contains(unit.getOrganizationalUnitIdentifier());
    }
}
