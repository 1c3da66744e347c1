package cn.ggzy.ca.renewal;

import cn.ggzy.ca.timestamp.Imprint;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampRequest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import cn.ggzy.ca.timestamp.TimeStamper;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes evidence records and renews them, many at once: whatever the number, each call asks the authority once per root. */
public final class EvidenceMaker {
    private final TimeStamper stamper;
    private final SecureRandom random;

    public EvidenceMaker(TimeStamper stamper, SecureRandom random) {
        this.stamper = stamper;
        this.random = random;
    }

    /** A record and the object it is about. */
    public record Kept(ArchiveObject object, EvidenceRecord record) {}

    /** One record for each object, in their order, with one time stamp for all. */
    public List<EvidenceRecord> create(List<? extends ArchiveObject> objects, ImprintDigest digest) {
        return stamped(digest, objects.stream().map(one -> one.digest(digest)).toList()).stream()
                .map(EvidenceRecord::first)
                .toList();
    }

    public EvidenceRecord create(ArchiveObject object, ImprintDigest digest) {
        return create(List.of(object), digest).get(0);
    }

    /**
     * Before the last stamp ends, with the same digest: a stamp over the stamp. Records that share a stamp share the new one; several
     * stamps go under one tree for each digest.
     */
    public List<EvidenceRecord> renewStamps(List<EvidenceRecord> records) {
        Map<ImprintDigest, Map<String, byte[]>> wanted = new LinkedHashMap<>();
        records.forEach(record -> wanted.computeIfAbsent(record.digest(), any -> new LinkedHashMap<>())
                .putIfAbsent(key(record), record.last().stampDigest()));
        Map<String, ArchiveStamp> made = new LinkedHashMap<>();
        wanted.forEach((digest, stamps) -> {
            List<ArchiveStamp> fresh = stamped(digest, List.copyOf(stamps.values()));
            List<String> keys = List.copyOf(stamps.keySet());
            for (int i = 0; i < keys.size(); i++) {
                made.put(keys.get(i), fresh.get(i));
            }
        });
        List<EvidenceRecord> renewed = new ArrayList<>();
        for (EvidenceRecord record : records) {
            ArchiveStamp stamp = made.get(key(record));
            if (stamp != null) {
                renewed.add(record.withStamp(stamp));
            }
        }
        return List.copyOf(renewed);
    }

    public EvidenceRecord renewStamp(EvidenceRecord record) {
        return renewStamps(List.of(record)).get(0);
    }

    /** Before the digest ends: the objects are digested again, together with everything the records hold so far. */
    public List<EvidenceRecord> renewTrees(List<Kept> kept, ImprintDigest digest) {
        List<byte[]> leaves = kept.stream()
                .map(one ->
                        leaf(one.object(), one.record(), one.record().chains().size(), digest))
                .toList();
        List<ArchiveStamp> fresh = stamped(digest, leaves);
        List<EvidenceRecord> renewed = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            renewed.add(kept.get(i).record().withChain(fresh.get(i)));
        }
        return List.copyOf(renewed);
    }

    public EvidenceRecord renewTree(ArchiveObject object, EvidenceRecord record, ImprintDigest digest) {
        return renewTrees(List.of(new Kept(object, record)), digest).get(0);
    }

    /** H(H(object) ‖ H(chains so far)), RFC 4998 5.2. */
    static byte[] leaf(ArchiveObject object, EvidenceRecord record, int chainsBefore, ImprintDigest digest) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(object.digest(digest));
        both.writeBytes(digest.of(record.sequenceOctets(chainsBefore)));
        return digest.of(both.toByteArray());
    }

    private List<ArchiveStamp> stamped(ImprintDigest digest, List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return List.of();
        }
        HashTree tree = HashTree.over(digest, leaves);
        TimeStampToken token = stamper.stamp(TimeStampRequest.fresh(Imprint.ofDigest(digest, tree.root()), random));
        List<ArchiveStamp> stamps = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            stamps.add(new ArchiveStamp(digest, tree.reduced(i), token));
        }
        return stamps;
    }

    private static String key(EvidenceRecord record) {
        return Imprint.ofDigest(record.digest(), record.last().stampDigest()).toString();
    }
}
