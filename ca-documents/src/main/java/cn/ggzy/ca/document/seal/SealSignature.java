package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * A seal put on a document (SES_Signature): the seal, the claimed time, the document's SM3 digest and where it stands, the signer's
 * certificate, an SM2 signature over all that, and perhaps a time stamp over the signature's value.
 */
public final class SealSignature {
    private final byte[] octets;
    private final Seal seal;
    private final Instant claimed;
    private final byte[] digest;
    private final String place;
    private final byte[] covered;
    private final byte[] certificate;
    private final byte[] signature;
    private final Optional<byte[]> timeStamp;

    private SealSignature(
            byte[] octets,
            Seal seal,
            Instant claimed,
            byte[] digest,
            String place,
            byte[] covered,
            byte[] certificate,
            byte[] signature,
            Optional<byte[]> timeStamp) {
        this.octets = octets;
        this.seal = seal;
        this.claimed = claimed;
        this.digest = digest;
        this.place = place;
        this.covered = covered;
        this.certificate = certificate;
        this.signature = signature;
        this.timeStamp = timeStamp;
    }

    /**
     * Puts the seal on a document of that digest; the signer has to be on the seal's list ({@code seal.not-on-list}), because what
     * comes out would be refused everywhere.
     */
    public static SealSignature make(
            Seal seal, SignerPort signer, byte[] documentDigest, String place, Instant claimed) {
        return make(seal, signer, documentDigest, place, claimed, Optional.empty(), new SecureRandom());
    }

    public static SealSignature make(
            Seal seal,
            SignerPort signer,
            byte[] documentDigest,
            String place,
            Instant claimed,
            Optional<TimeStamper> authority,
            SecureRandom random) {
        Seal.requireSm2(signer);
        if (!seal.content().signers().contains(signer.certificate())) {
            throw new Refusal(
                    "seal.not-on-list",
                    "the signer may not use seal " + seal.content().id());
        }
        return Ses.guarded(() -> {
            DERSequence toSign = Seal.sequence(
                    new ASN1Integer(Ses.VERSION),
                    ASN1Primitive.fromByteArray(seal.octets()),
                    Ses.time(claimed),
                    new DERBitString(documentDigest),
                    new DERIA5String(place, true));
            byte[] value = signer.sign(toSign.getEncoded("DER"));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(toSign);
            parts.add(new DEROctetString(signer.certificate()));
            parts.add(new ASN1ObjectIdentifier(Ses.SM2_SM3));
            parts.add(new DERBitString(value));
            authority.ifPresent(one -> parts.add(new DERTaggedObject(true, 0, token(one, value, random))));
            return parse(new DERSequence(parts).getEncoded("DER"));
        });
    }

    /** Refuses with {@code seal.malformed} or {@code seal.version}. */
    public static SealSignature parse(byte[] der) {
        return Ses.guarded(() -> {
            Ses all = Ses.parse(der, "seal signature");
            Ses toSign = all.sequence("what is signed");
            byte[] covered = toSign.encoded();
            int version = toSign.number("version");
            if (version != Ses.VERSION) {
                throw new Refusal("seal.version", "version " + version);
            }
            Seal seal = Seal.parse(toSign.sequence("seal").encoded());
            Instant claimed = toSign.time("time");
            byte[] digest = toSign.bits("digest");
            String place = toSign.ascii("place");
            if (toSign.more()) {
                Seal.requireNothingCritical(inside(toSign.next("further data")));
            }
            toSign.end();
            byte[] certificate = all.octets("certificate");
            Object unused = Certificates.parse(certificate);
            Seal.requireSm2Sm3(all.oid("algorithm"));
            byte[] signature = all.bits("signature");
            Optional<byte[]> stamp =
                    all.more() ? Optional.of(inside(all.next("time stamp")).bits("token")) : Optional.empty();
            all.end();
            return new SealSignature(der.clone(), seal, claimed, digest, place, covered, certificate, signature, stamp);
        });
    }

    public byte[] octets() {
        return octets.clone();
    }

    public Seal seal() {
        return seal;
    }

    /** When the signer says it was put on. */
    public Instant claimed() {
        return claimed;
    }

    /** The SM3 digest of what was sealed. */
    public byte[] digest() {
        return digest.clone();
    }

    /** Where the sealed octets stand, such as the path of an OFD's Signature.xml. */
    public String place() {
        return place;
    }

    public byte[] certificate() {
        return certificate.clone();
    }

    public Optional<byte[]> timeStamp() {
        return timeStamp.map(byte[]::clone);
    }

    /** The signature's value, which a time stamp is over. */
    byte[] value() {
        return signature.clone();
    }

    boolean holds() {
        return Seal.signedBy(certificate, covered, signature);
    }

    private static DERBitString token(TimeStamper authority, byte[] value, SecureRandom random) {
        return new DERBitString(authority
                .stamp(TimeStampRequest.fresh(Imprint.of(ImprintDigest.SM3, value), random))
                .octets());
    }

    /** What stands under the explicit tag 0, as the only part of a sequence. */
    private static Ses inside(ASN1Encodable tagged) throws IOException {
        ASN1TaggedObject tag = (ASN1TaggedObject) tagged.toASN1Primitive();
        if (!tag.hasTag(BERTags.CONTEXT_SPECIFIC, 0)) {
            throw new Refusal(Ses.MALFORMED, "another tag than 0");
        }
        return Ses.parse(new DERSequence(tag.getExplicitBaseObject()).getEncoded("DER"), "tagged part");
    }
}
