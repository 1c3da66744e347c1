package cn.ggzy.fabric.embedded.msp;

import cn.ggzy.fabric.embedded.crypto.Keys;
import cn.ggzy.fabric.embedded.crypto.Pem;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The organisations of a channel, and who they vouch for. */
public final class Members {
    private static final int REMEMBERED = 10_000;

    private final Map<String, X509Certificate> roots = new LinkedHashMap<>();
    private final Map<String, Set<BigInteger>> revoked = new ConcurrentHashMap<>();
    private final Map<ByteString, Identity> known = new ConcurrentHashMap<>();

    public Members(List<Organisation> organisations) {
        organisations.forEach(organisation -> roots.put(organisation.mspId(), organisation.root()));
    }

    public List<String> mspIds() {
        return List.copyOf(roots.keySet());
    }

    /** Takes effect at once; the date of the revocation plays no part, as in Fabric. */
    public void revoke(String mspId, BigInteger serialNumber) {
        revoked.computeIfAbsent(mspId, id -> ConcurrentHashMap.newKeySet()).add(serialNumber);
        known.clear();
    }

    /**
     * Whether the certificate is expired is not asked here: what was signed in time stays valid (the endorser and the
     * orderer ask it for what comes in).
     */
    public Identity identify(ByteString serialized) throws UnknownIdentity {
        Identity identity = known.get(serialized);
        if (identity == null) {
            identity = read(serialized);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(serialized, identity);
        }
        return identity;
    }

    private Identity read(ByteString serialized) throws UnknownIdentity {
        SerializedIdentity claim = claim(serialized);
        X509Certificate root = roots.get(claim.getMspid());
        if (root == null) {
            throw new UnknownIdentity("MSP " + claim.getMspid() + " is unknown", claim.getMspid(), false);
        }
        try {
            X509Certificate certificate = Pem.certificate(claim.getIdBytes().toByteArray());
            check(claim.getMspid(), certificate, root);
            List<String> units = units(certificate);
            return new Identity(
                    claim.getMspid(),
                    role(claim.getMspid(), units),
                    units,
                    certificate.getNotAfter().toInstant(),
                    Keys.adopt(certificate.getPublicKey()),
                    serialized);
        } catch (GeneralSecurityException e) {
            throw new UnknownIdentity("the supplied identity is not valid: " + e.getMessage(), claim.getMspid(), true);
        }
    }

    private static SerializedIdentity claim(ByteString serialized) throws UnknownIdentity {
        try {
            return SerializedIdentity.parseFrom(serialized);
        } catch (InvalidProtocolBufferException e) {
            throw new UnknownIdentity("not a serialized identity", "", false);
        }
    }

    private void check(String mspId, X509Certificate certificate, X509Certificate root)
            throws GeneralSecurityException, UnknownIdentity {
        if (certificate.getBasicConstraints() >= 0) {
            throw new UnknownIdentity("a CA certificate cannot be used as an identity", mspId, true);
        }
        if (!certificate.getIssuerX500Principal().equals(root.getSubjectX500Principal())) {
            throw new UnknownIdentity("certificate signed by unknown authority", mspId, true);
        }
        certificate.verify(root.getPublicKey(), Keys.PROVIDER);
        if (revoked.getOrDefault(mspId, Set.of()).contains(certificate.getSerialNumber())) {
            throw new UnknownIdentity("the certificate has been revoked", mspId, true);
        }
    }

    private static List<String> units(X509Certificate certificate) throws GeneralSecurityException {
        try {
            List<String> units = new ArrayList<>();
            X500Name subject = X500Name.getInstance(ASN1Primitive.fromByteArray(
                    certificate.getSubjectX500Principal().getEncoded()));
            for (RDN rdn : subject.getRDNs(BCStyle.OU)) {
                units.add(IETFUtils.valueToString(rdn.getFirst().getValue()));
            }
            return List.copyOf(units);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Role role(String mspId, List<String> units) throws UnknownIdentity {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> units.contains(role.unit()))
                .toList();
        if (roles.size() != 1) {
            throw new UnknownIdentity(
                    "the identity must be a client, a peer, an orderer or an admin identity", mspId, true);
        }
        return roles.get(0);
    }
}
