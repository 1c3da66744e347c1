package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signer.SignerPort;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * An electronic seal (SESeal): its content, the certificate of who made it, and the maker's SM2 signature over the content's DER.
 * Read strictly; further data of the maker is allowed when none of it is critical.
 */
public final class Seal {
    private static final String MARK = "ES";
    private static final String SM3 = "SM3";
    private static final int MAX_SIGNERS = 1_024;

    private final byte[] octets;
    private final SealContent content;
    private final byte[] covered;
    private final byte[] maker;
    private final byte[] signature;

    private Seal(byte[] octets, SealContent content, byte[] covered, byte[] maker, byte[] signature) {
        this.octets = octets;
        this.content = content;
        this.covered = covered;
        this.maker = maker;
        this.signature = signature;
    }

    /** Made and signed by a seal maker with an SM2 key; refused with {@code seal.not-sm2} otherwise. */
    public static Seal make(SealContent content, SignerPort maker) {
        requireSm2(maker);
        return Ses.guarded(() -> {
            DERSequence info = info(content);
            byte[] signature = maker.sign(info.getEncoded("DER"));
            return parse(sequence(
                            info,
                            new DEROctetString(maker.certificate()),
                            new ASN1ObjectIdentifier(Ses.SM2_SM3),
                            new DERBitString(signature))
                    .getEncoded("DER"));
        });
    }

    /** Refuses with {@code seal.malformed} or {@code seal.version}. */
    public static Seal parse(byte[] der) {
        return Ses.guarded(() -> {
            Ses seal = Ses.parse(der, "seal");
            Ses info = seal.sequence("info");
            byte[] covered = info.encoded();
            SealContent content = content(info);
            byte[] maker = seal.octets("maker's certificate");
            requireSm2Sm3(seal.oid("algorithm"));
            byte[] signature = seal.bits("signature");
            seal.end();
            Object unused = Certificates.parse(maker);
            return new Seal(der.clone(), content, covered, maker, signature);
        });
    }

    public byte[] octets() {
        return octets.clone();
    }

    public SealContent content() {
        return content;
    }

    /** Who made it, DER. */
    public byte[] maker() {
        return maker.clone();
    }

    /** Whether the maker's signature is over this content. */
    public boolean signedByMaker() {
        return signedBy(maker, covered, signature);
    }

    /** A key that counts nowhere has signed nothing. */
    static boolean signedBy(byte[] certificate, byte[] covered, byte[] signature) {
        try {
            return RawSignatures.verify(
                    SignatureAlgorithm.SM2_SM3, Certificates.parse(certificate).getPublicKey(), covered, signature);
        } catch (Refusal e) {
            return false;
        }
    }

    static void requireSm2(SignerPort signer) {
        if (signer.algorithm() != SignatureAlgorithm.SM2_SM3) {
            throw new Refusal("seal.not-sm2", signer.algorithm().id());
        }
    }

    static void requireSm2Sm3(String oid) {
        if (!oid.equals(Ses.SM2_SM3)) {
            throw new Refusal(Ses.MALFORMED, "algorithm " + oid);
        }
    }

    static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    private static DERSequence info(SealContent content) {
        return sequence(
                sequence(
                        new DERIA5String(MARK), new ASN1Integer(Ses.VERSION), new DERIA5String(content.vendor(), true)),
                new DERIA5String(content.id(), true),
                sequence(
                        new ASN1Integer(content.type()),
                        new DERUTF8String(content.name()),
                        new ASN1Integer(content.signers().kind().number()),
                        signers(content.signers()),
                        Ses.time(content.created()),
                        Ses.time(content.from()),
                        Ses.time(content.until())),
                sequence(
                        new DERIA5String(content.picture().type(), true),
                        new DEROctetString(content.picture().data()),
                        new ASN1Integer(content.picture().width()),
                        new ASN1Integer(content.picture().height())));
    }

    private static DERSequence signers(SealSigners signers) {
        Stream<ASN1Encodable> all = switch (signers.kind()) {
            case CERTIFICATES -> signers.values().stream().map(DEROctetString::new);
            case DIGESTS ->
                signers.values().stream()
                        .map(value -> sequence(new DERPrintableString(SM3), new DEROctetString(value)));
        };
        return sequence(all.toArray(ASN1Encodable[]::new));
    }

    private static SealContent content(Ses info) throws ParseException, IOException {
        Ses header = info.sequence("header");
        if (!header.ascii("mark").equals(MARK)) {
            throw new Refusal(Ses.MALFORMED, "no seal");
        }
        int version = header.number("version");
        if (version != Ses.VERSION) {
            throw new Refusal("seal.version", "version " + version);
        }
        String vendor = header.ascii("vendor");
        header.end();
        String id = info.ascii("id");
        Ses property = info.sequence("property");
        int type = property.number("type");
        String name = property.utf8("name");
        SealSigners signers = signers(property.number("kind of list"), property.sequence("list"));
        SealContent read = new SealContent(
                vendor,
                id,
                type,
                name,
                signers,
                property.time("created"),
                property.time("from"),
                property.time("until"),
                picture(info.sequence("picture")));
        property.end();
        if (info.more()) {
            requireNothingCritical(info);
        }
        info.end();
        return read;
    }

    private static SealPicture picture(Ses picture) {
        SealPicture read = new SealPicture(
                picture.ascii("type"), picture.octets("data"), picture.number("width"), picture.number("height"));
        picture.end();
        if (read.width() < 1 || read.height() < 1 || read.data().length == 0) {
            throw new Refusal(Ses.MALFORMED, "an empty picture");
        }
        return read;
    }

    private static SealSigners signers(int kind, Ses list) {
        if (list.left() == 0 || list.left() > MAX_SIGNERS) {
            throw new Refusal(Ses.MALFORMED, "a list of " + list.left() + " signers");
        }
        List<byte[]> values = new ArrayList<>();
        while (list.more()) {
            values.add(kind == SealSigners.Kind.CERTIFICATES.number() ? list.octets("certificate") : digest(list));
        }
        return switch (kind) {
            case 1 -> SealSigners.certificates(values);
            case 2 -> new SealSigners(SealSigners.Kind.DIGESTS, values);
            default -> throw new Refusal(Ses.MALFORMED, "list of kind " + kind);
        };
    }

    private static byte[] digest(Ses list) {
        ASN1Sequence entry = ASN1Sequence.getInstance(list.next("digest"));
        String algorithm =
                entry.size() == 2 && entry.getObjectAt(0) instanceof ASN1PrintableString text ? text.getString() : "";
        // Makers write the name or the identifier; both mean the one digest that the standard knows.
        if (!algorithm.equalsIgnoreCase(SM3) && !algorithm.equals("1.2.156.10197.1.401")) {
            throw new Refusal(Ses.MALFORMED, "digest algorithm " + algorithm);
        }
        return org.bouncycastle.asn1.ASN1OctetString.getInstance(entry.getObjectAt(1))
                .getOctets();
    }

    static void requireNothingCritical(Ses info) {
        Ses extensions = info.sequence("further data");
        while (extensions.more()) {
            Ses one = extensions.sequence("further datum");
            String oid = one.oid("identifier");
            boolean critical = one.left() == 2
                    && org.bouncycastle.asn1.ASN1Boolean.getInstance(one.next("critical"))
                            .isTrue();
            Object unused = one.octets("value");
            one.end();
            if (critical) {
                throw new Refusal(Ses.MALFORMED, "critical datum " + oid + " that nobody here knows");
            }
        }
    }
}
