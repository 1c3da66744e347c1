package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Tag;
import cn.ggzy.ca.tlv.TlvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds to a finished CMS in memory what no signature covers: more signers over the same content, certificates, revocation data, and
 * time stamps over a signature. Everything that was there stays, octet by octet.
 */
public final class CmsArchive {
    private static final String MALFORMED = CmsStructure.MALFORMED;
    // id-aa-signatureTimeStampToken (RFC 3161, appendix A).
    private static final byte[] TIME_STAMP = RevocationValues.oid("1.2.840.113549.1.9.16.2.14");

    private CmsArchive() {}

    /** One file of several, which must be over the same kind of content and carry the same content or none. */
    public static byte[] merge(List<byte[]> files) {
        if (files.isEmpty()) {
            throw new Refusal(MALFORMED, "nothing to merge");
        }
        Parts all = Parts.of(files.get(0));
        for (byte[] file : files.subList(1, files.size())) {
            all = all.with(Parts.of(file));
        }
        return all.written();
    }

    /** Puts in what a judge will need when the authorities no longer answer: certificates, lists and OCSP answers (DER). */
    public static byte[] withJudgement(
            byte[] cms, List<byte[]> certificates, List<byte[]> crls, List<byte[]> ocspResponses) {
        Parts parts = Parts.of(cms);
        return new Parts(
                        parts.type(),
                        ocspResponses.isEmpty() || !parts.standard() ? parts.version() : new byte[] {2, 1, 5},
                        parts.digests(),
                        parts.content(),
                        union(parts.certificates(), certificates),
                        union(
                                parts.revocations(),
                                Stream.concat(
                                                crls.stream(),
                                                ocspResponses.stream().map(RevocationValues::ofOcsp))
                                        .toList()),
                        parts.signers())
                .written();
    }

    /** Puts a time-stamp token over the signature of the signer at {@code index}. */
    public static byte[] withTimeStamp(byte[] cms, int index, byte[] token) {
        Parts parts = Parts.of(cms);
        if (index < 0 || index >= parts.signers().size()) {
            throw new Refusal(MALFORMED, "no signer " + index);
        }
        List<byte[]> signers = new ArrayList<>(parts.signers());
        signers.set(index, stamped(signers.get(index), token));
        return new Parts(
                        parts.type(),
                        parts.version(),
                        parts.digests(),
                        parts.content(),
                        parts.certificates(),
                        parts.revocations(),
                        signers)
                .written();
    }

    private static byte[] stamped(byte[] signer, byte[] token) {
        byte[] stamp = Der.element(Tag.SEQUENCE, TIME_STAMP, Der.element(Tag.SET, token));
        List<byte[]> fields = new ArrayList<>(TlvReader.children(signer, MALFORMED));
        List<byte[]> unsigned = new ArrayList<>();
        fields.stream()
                .filter(CmsArchive::isUnsigned)
                .forEach(set -> unsigned.addAll(TlvReader.children(set, MALFORMED)));
        fields.removeIf(CmsArchive::isUnsigned);
        unsigned.add(stamp);
        fields.add(Der.setOf(Tag.context(1), unsigned));
        return Der.element(Tag.SEQUENCE, fields.toArray(byte[][]::new));
    }

    private static boolean isUnsigned(byte[] field) {
        return (field[0] & 0xFF) == Tag.context(1);
    }

    private static List<byte[]> union(List<byte[]> some, List<byte[]> others) {
        return CmsDraft.distinct(Stream.concat(some.stream(), others.stream()));
    }

    /** The fields of a SignedData as they stand. */
    private record Parts(
            byte[] type,
            byte[] version,
            List<byte[]> digests,
            byte[] content,
            List<byte[]> certificates,
            List<byte[]> revocations,
            List<byte[]> signers) {
        static Parts of(byte[] cms) {
            try {
                TlvReader reader = new TlvReader(new ByteArrayInputStream(cms), MALFORMED);
                reader.enter(Tag.SEQUENCE);
                byte[] type = reader.take(cms.length);
                reader.enter(Tag.context(0));
                reader.enter(Tag.SEQUENCE);
                Parts parts = new Parts(
                        type,
                        reader.take(cms.length),
                        set(reader, Tag.SET, cms.length),
                        reader.take(cms.length),
                        set(reader, Tag.context(0), cms.length),
                        set(reader, Tag.context(1), cms.length),
                        set(reader, Tag.SET, cms.length));
                reader.leave();
                reader.leave();
                reader.leave();
                reader.end();
                return parts;
            } catch (IOException e) {
                throw new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
            }
        }

        boolean standard() {
            return Arrays.equals(type, RevocationValues.oid(CmsForm.STANDARD.signedData()));
        }

        Parts with(Parts other) {
            if (!Arrays.equals(type, other.type) || !Arrays.equals(content, other.content)) {
                throw new Refusal("cms.other-content", "the files are not over the same content");
            }
            return new Parts(
                    type,
                    Arrays.compareUnsigned(version, other.version) >= 0 ? version : other.version,
                    union(digests, other.digests),
                    content,
                    union(certificates, other.certificates),
                    union(revocations, other.revocations),
                    union(signers, other.signers));
        }

        byte[] written() {
            byte[] signedData = Der.element(
                    Tag.SEQUENCE,
                    version,
                    Der.setOf(Tag.SET, digests),
                    content,
                    certificates.isEmpty() ? new byte[0] : Der.setOf(Tag.context(0), certificates),
                    revocations.isEmpty() ? new byte[0] : Der.setOf(Tag.context(1), revocations),
                    Der.setOf(Tag.SET, signers));
            return Der.element(Tag.SEQUENCE, type, Der.element(Tag.context(0), signedData));
        }

        private static List<byte[]> set(TlvReader reader, int tag, int limit) throws IOException {
            return reader.peek() == tag ? TlvReader.children(reader.take(limit), MALFORMED) : List.of();
        }
    }
}
