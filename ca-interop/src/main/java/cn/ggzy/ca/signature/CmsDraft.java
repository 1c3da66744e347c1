package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tlv.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CMS whose content has been read and whose signatures are still missing. Each party signs {@link #toBeSigned} wherever its key is: in
 * a token, by two parties, on a phone; then {@link #write} takes the signatures and refuses those that do not hold.
 */
public final class CmsDraft {
    private static final int BUFFER = 65_536;

    private final CmsRequest request;
    private final Octets content;
    private final long size;
    private final byte[] sha256;
    private final List<SignerDraft> signers;

    private CmsDraft(CmsRequest request, Octets content, long size, byte[] sha256, List<SignerDraft> signers) {
        this.request = request;
        this.content = content;
        this.size = size;
        this.sha256 = sha256;
        this.signers = List.copyOf(signers);
    }

    /** Reads the content once. It is opened again only to be written into an attached file. */
    public static CmsDraft of(CmsRequest request, Octets content) throws IOException {
        Map<SignatureAlgorithm, MessageDigest> digests = new EnumMap<>(SignatureAlgorithm.class);
        for (CmsParty party : request.parties()) {
            digests.computeIfAbsent(algorithm(party), CmsDraft::digest);
        }
        MessageDigest sha256 = Digests.sha256();
        long size = 0;
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest digest : digests.values()) {
                    digest.update(buffer, 0, read);
                }
                sha256.update(buffer, 0, read);
                size += read;
            }
        }
        Map<SignatureAlgorithm, byte[]> results = new EnumMap<>(SignatureAlgorithm.class);
        digests.forEach((algorithm, digest) -> results.put(algorithm, digest.digest()));
        List<SignerDraft> signers = new ArrayList<>();
        for (CmsParty party : request.parties()) {
            SignatureAlgorithm algorithm = algorithm(party);
            signers.add(SignerDraft.of(request, party, algorithm, results.getOrDefault(algorithm, new byte[0])));
        }
        return new CmsDraft(request, content, size, sha256.digest(), signers);
    }

    /** For each party in the order of the request, the octets to sign: the signed attributes, which name the content's digest. */
    public List<byte[]> toBeSigned() {
        return signers.stream().map(one -> one.attributes().clone()).toList();
    }

    /** Refuses with {@code signature.wrong-key} a signature that is not by its party over {@link #toBeSigned}. */
    public void write(List<byte[]> signatures, OutputStream to) throws IOException {
        if (signatures.size() != signers.size()) {
            throw new Refusal(
                    "signature.wrong-key", signatures.size() + " signatures for " + signers.size() + " parties");
        }
        List<byte[]> infos = new ArrayList<>();
        for (int i = 0; i < signers.size(); i++) {
            infos.add(signers.get(i).complete(signatures.get(i)));
        }
        byte[] before = Der.join(
                Der.element(Tag.INTEGER, new byte[] {version()}),
                Der.setOf(Tag.SET, distinct(signers.stream().map(SignerDraft::digestAlgorithm))));
        byte[] behind = Der.join(certificates(), revocations(), Der.setOf(Tag.SET, infos));
        writeAround(before, behind, to);
    }

    private void writeAround(byte[] before, byte[] behind, OutputStream to) throws IOException {
        byte[] type = RevocationValues.oid(request.form().data());
        long octets = Der.header(Tag.OCTET_STRING, size).length + size;
        long explicit = Der.header(Tag.context(0), octets).length + octets;
        long encapsulated = type.length + (request.attached() ? explicit : 0);
        long encapsulatedWhole = Der.header(Tag.SEQUENCE, encapsulated).length + encapsulated;
        long signedData = before.length + encapsulatedWhole + behind.length;
        long signedDataWhole = Der.header(Tag.SEQUENCE, signedData).length + signedData;
        byte[] outerType = RevocationValues.oid(request.form().signedData());
        long outer = outerType.length + Der.header(Tag.context(0), signedDataWhole).length + signedDataWhole;
        to.write(Der.header(Tag.SEQUENCE, outer));
        to.write(outerType);
        to.write(Der.header(Tag.context(0), signedDataWhole));
        to.write(Der.header(Tag.SEQUENCE, signedData));
        to.write(before);
        to.write(Der.header(Tag.SEQUENCE, encapsulated));
        to.write(type);
        if (request.attached()) {
            to.write(Der.header(Tag.context(0), octets));
            to.write(Der.header(Tag.OCTET_STRING, size));
            writeContent(to);
        }
        to.write(behind);
    }

    private void writeContent(OutputStream to) throws IOException {
        MessageDigest again = Digests.sha256();
        long written = 0;
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                again.update(buffer, 0, read);
                to.write(buffer, 0, read);
                written += read;
            }
        }
        if (written != size || !Arrays.equals(again.digest(), sha256)) {
            throw new Refusal("cms.content-changed", "the content changed after it was signed");
        }
    }

    private byte version() {
        // GM/T 0010 has version 1 only; RFC 5652 asks for 5 when there is revocation data other than lists.
        return (byte)
                (request.form() == CmsForm.STANDARD && !request.ocspResponses().isEmpty() ? 5 : 1);
    }

    private byte[] certificates() {
        return Der.setOf(
                Tag.context(0),
                distinct(request.parties().stream()
                        .flatMap(party -> Stream.concat(Stream.of(party.certificate()), party.chain().stream()))));
    }

    private byte[] revocations() {
        List<byte[]> all = distinct(Stream.concat(
                request.crls().stream(), request.ocspResponses().stream().map(RevocationValues::ofOcsp)));
        return all.isEmpty() ? new byte[0] : Der.setOf(Tag.context(1), all);
    }

    static List<byte[]> distinct(Stream<byte[]> elements) {
        List<byte[]> all = new ArrayList<>();
        for (byte[] one : elements.toList()) {
            if (all.stream().noneMatch(known -> Arrays.equals(known, one))) {
                all.add(one);
            }
        }
        return all;
    }

    private static SignatureAlgorithm algorithm(CmsParty party) {
        X509Certificate certificate = Certificates.parse(party.certificate());
        return CmsAlgorithms.of(certificate.getPublicKey());
    }

    private static MessageDigest digest(SignatureAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(CmsAlgorithms.digestName(algorithm), Bc.provider());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider lacks a digest", e);
        }
    }
}
