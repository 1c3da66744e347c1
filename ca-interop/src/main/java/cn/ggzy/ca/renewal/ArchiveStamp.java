package cn.ggzy.ca.renewal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** One archive time stamp: the way from the object's digest to a root, and a token over that root. */
record ArchiveStamp(ImprintDigest digest, List<List<byte[]>> reduced, TimeStampToken token) {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_WIDTH = 1_024;

    static ArchiveStamp read(ArchiveTimeStamp form) {
        String oid = form.getDigestAlgorithmIdentifier().getAlgorithm().getId();
        ImprintDigest digest = ImprintDigest.ofOid(oid)
                .orElseThrow(() -> new Refusal(EvidenceRecord.MALFORMED, "digest algorithm " + oid));
        PartialHashtree[] tree = form.getReducedHashTree();
        List<List<byte[]>> reduced = new ArrayList<>();
        for (PartialHashtree node : tree == null ? new PartialHashtree[0] : tree) {
            reduced.add(values(node));
        }
        if (reduced.size() > MAX_DEPTH) {
            throw new Refusal(EvidenceRecord.MALFORMED, "a tree of " + reduced.size() + " levels");
        }
        return new ArchiveStamp(digest, reduced, TimeStampToken.parse(encoded(form.getTimeStamp())));
    }

    ArchiveTimeStamp form() {
        PartialHashtree[] tree = reduced.stream()
                .map(node -> new PartialHashtree(node.toArray(byte[][]::new)))
                .toArray(PartialHashtree[]::new);
        return new ArchiveTimeStamp(
                algorithm(digest),
                null,
                tree.length == 0 ? null : tree,
                ContentInfo.getInstance(primitive(token.octets())));
    }

    /** What a renewal in the same chain is over: the token in DER (RFC 4998 5.2). */
    byte[] stampDigest() {
        return digest.of(encoded(ContentInfo.getInstance(primitive(token.octets()))));
    }

    /** Whether the tree begins with this digest; without a tree the token is over it directly. */
    boolean begins(byte[] value) {
        return reduced.isEmpty()
                || reduced.get(0).stream().anyMatch(one -> java.security.MessageDigest.isEqual(one, value));
    }

    /** The root for an object of that digest. */
    byte[] root(byte[] value) {
        return reduced.isEmpty() ? value : HashTree.climb(digest, reduced);
    }

    static AlgorithmIdentifier algorithm(ImprintDigest digest) {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()));
    }

    private static List<byte[]> values(PartialHashtree node) {
        byte[][] values = node.getValues();
        if (values.length == 0 || values.length > MAX_WIDTH) {
            throw new Refusal(EvidenceRecord.MALFORMED, "a node of " + values.length + " values");
        }
        return Stream.of(values).toList();
    }

    private static byte[] encoded(ContentInfo token) {
        try {
            return token.getEncoded("DER");
        } catch (IOException e) {
            throw new Refusal(EvidenceRecord.MALFORMED, "token that cannot be written", e);
        }
    }

    private static ASN1Primitive primitive(byte[] octets) {
        try {
            return ASN1Primitive.fromByteArray(octets);
        } catch (IOException e) {
            throw new Refusal(EvidenceRecord.MALFORMED, "token that cannot be read", e);
        }
    }
}
