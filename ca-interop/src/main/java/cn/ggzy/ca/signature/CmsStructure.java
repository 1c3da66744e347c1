package cn.ggzy.ca.signature;

import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tlv.Tag;
import cn.ggzy.ca.tlv.TlvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** A SignedData taken apart, its content streamed past. Certificates and revocation data are the octets that stand in the file. */
record CmsStructure(
        CmsForm form,
        String contentType,
        boolean attached,
        List<byte[]> certificates,
        List<byte[]> revocations,
        List<byte[]> signerInfos) {
    static final String MALFORMED = "cms.malformed";

    private static final int MAX_SMALL = 64 * 1024;
    private static final int MAX_CERTIFICATES = 4 * 1024 * 1024;
    private static final int MAX_REVOCATIONS = 64 * 1024 * 1024;
    private static final int MAX_SIGNERS = 1024 * 1024;
    private static final int MOST_SIGNERS = 64;

    static CmsStructure read(Octets cms, OutputStream content) throws IOException {
        try (InputStream in = cms.open()) {
            TlvReader reader = new TlvReader(in, MALFORMED);
            reader.enter(Tag.SEQUENCE);
            CmsForm form = requireSigned(oid(reader), reader);
            reader.enter(Tag.context(0));
            reader.enter(Tag.SEQUENCE);
            CmsStructure structure = signedData(form, reader, content);
            reader.leave();
            reader.leave();
            reader.leave();
            reader.end();
            return structure;
        }
    }

    private static CmsStructure signedData(CmsForm form, TlvReader reader, OutputStream content) throws IOException {
        require(reader, Tag.INTEGER);
        require(reader, Tag.SET);
        reader.enter(Tag.SEQUENCE);
        String contentType = oid(reader);
        boolean attached = reader.peek() != TlvReader.END;
        if (attached) {
            reader.enter(Tag.context(0));
            reader.pump(Tag.OCTET_STRING, content);
            reader.leave();
        }
        reader.leave();
        List<byte[]> certificates = optional(reader, 0, MAX_CERTIFICATES);
        List<byte[]> revocations = optional(reader, 1, MAX_REVOCATIONS);
        if (reader.peek() != Tag.SET) {
            throw reader.refuse("no set of signers");
        }
        List<byte[]> signers = TlvReader.children(reader.take(MAX_SIGNERS), MALFORMED);
        if (signers.size() > MOST_SIGNERS) {
            throw reader.refuse(signers.size() + " signers");
        }
        return new CmsStructure(form, contentType, attached, certificates, revocations, signers);
    }

    private static List<byte[]> optional(TlvReader reader, int number, int limit) throws IOException {
        return reader.peek() == Tag.context(number) ? TlvReader.children(reader.take(limit), MALFORMED) : List.of();
    }

    private static CmsForm requireSigned(String oid, TlvReader reader) {
        if (!CmsForm.isSignedData(oid)) {
            throw reader.refuse("content type " + oid + " is no signed data");
        }
        return CmsForm.ofSignedData(oid);
    }

    private static void require(TlvReader reader, int tag) throws IOException {
        if (reader.peek() != tag) {
            throw reader.refuse("found " + Integer.toHexString(reader.peek()));
        }
        reader.take(MAX_SMALL);
    }

    private static String oid(TlvReader reader) throws IOException {
        if (reader.peek() != Tag.OID) {
            throw reader.refuse("no content type");
        }
        try {
            return ASN1ObjectIdentifier.getInstance(reader.take(MAX_SMALL)).getId();
        } catch (IllegalArgumentException e) {
            throw reader.refuse("no object identifier");
        }
    }

    /** Those of the elements that begin with this identifier. */
    static List<byte[]> tagged(List<byte[]> elements, int tag) {
        List<byte[]> found = new ArrayList<>();
        for (byte[] element : elements) {
            if ((element[0] & 0xFF) == tag) {
                found.add(element);
            }
        }
        return found;
    }
}
