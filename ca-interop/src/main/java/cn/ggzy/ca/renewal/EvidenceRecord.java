package cn.ggzy.ca.renewal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.timestamp.ImprintDigest;
import cn.ggzy.ca.timestamp.TimeStampToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * An evidence record of RFC 4998: chains of archive time stamps, a new chain for each digest algorithm, each stamp covering the one
 * before. A value; renewing makes another one.
 */
public final class EvidenceRecord {
    static final String MALFORMED = "evidence-record.malformed";
    private static final int MAX_OCTETS = 4 * 1024 * 1024;
    private static final int MAX_STAMPS = 256;

    private final List<List<ArchiveStamp>> chains;

    private EvidenceRecord(List<List<ArchiveStamp>> chains) {
        this.chains = chains.stream().map(List::copyOf).toList();
    }

    static EvidenceRecord first(ArchiveStamp stamp) {
        return new EvidenceRecord(List.of(List.of(stamp)));
    }

    /** Refuses with {@code evidence-record.malformed}: strict DER, bounded, only digests that count. */
    public static EvidenceRecord parse(byte[] der) {
        if (der.length == 0 || der.length > MAX_OCTETS || der[0] != 0x30) {
            throw new Refusal(MALFORMED, der.length + " octets that are no sequence of at most " + MAX_OCTETS);
        }
        try {
            org.bouncycastle.asn1.tsp.EvidenceRecord form = org.bouncycastle.asn1.tsp.EvidenceRecord.getInstance(der);
            if (!Arrays.equals(form.getEncoded("DER"), der)) {
                throw new Refusal(MALFORMED, "trailing octets or not DER");
            }
            return read(form.getArchiveTimeStampSequence());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal ? refusal : new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    public byte[] encoded() {
        AlgorithmIdentifier[] digests = chains.stream()
                .map(chain -> chain.get(0).digest())
                .distinct()
                .map(ArchiveStamp::algorithm)
                .toArray(AlgorithmIdentifier[]::new);
        try {
            return new org.bouncycastle.asn1.tsp.EvidenceRecord(digests, null, null, sequence()).getEncoded("DER");
        } catch (IOException e) {
            throw new Refusal(MALFORMED, "record that cannot be written", e);
        }
    }

    /** The digest on which it rests today. */
    public ImprintDigest digest() {
        return last().digest();
    }

    /** When its first stamp was made: what it covers existed then. */
    public Instant since() {
        return chains.get(0).get(0).token().latest();
    }

    /** The stamp that has to be renewed. */
    public TimeStampToken lastToken() {
        return last().token();
    }

    /** All tokens, in the order in which they were made. */
    public List<TimeStampToken> tokens() {
        return chains.stream().flatMap(List::stream).map(ArchiveStamp::token).toList();
    }

    List<List<ArchiveStamp>> chains() {
        return chains;
    }

    ArchiveStamp last() {
        List<ArchiveStamp> chain = chains.get(chains.size() - 1);
        return chain.get(chain.size() - 1);
    }

    EvidenceRecord withStamp(ArchiveStamp stamp) {
        List<List<ArchiveStamp>> all = new ArrayList<>(chains.subList(0, chains.size() - 1));
        List<ArchiveStamp> chain = new ArrayList<>(chains.get(chains.size() - 1));
        chain.add(stamp);
        all.add(chain);
        return new EvidenceRecord(all);
    }

    EvidenceRecord withChain(ArchiveStamp stamp) {
        List<List<ArchiveStamp>> all = new ArrayList<>(chains);
        all.add(List.of(stamp));
        return new EvidenceRecord(all);
    }

    /** Without what came later: a record that forgets. For looking back, and for tests. */
    EvidenceRecord only(int chainCount, int stampsOfLast) {
        List<List<ArchiveStamp>> all = new ArrayList<>(chains.subList(0, chainCount));
        all.set(chainCount - 1, all.get(chainCount - 1).subList(0, stampsOfLast));
        return new EvidenceRecord(all);
    }

    /** What a new chain covers beside the object: the chains before it, in DER (RFC 4998 5.2). */
    byte[] sequenceOctets(int chainCount) {
        try {
            return sequence(chains.subList(0, chainCount)).getEncoded("DER");
        } catch (IOException e) {
            throw new Refusal(MALFORMED, "record that cannot be written", e);
        }
    }

    private ArchiveTimeStampSequence sequence() {
        return sequence(chains);
    }

    private static ArchiveTimeStampSequence sequence(List<List<ArchiveStamp>> chains) {
        return new ArchiveTimeStampSequence(chains.stream()
                .map(chain -> new ArchiveTimeStampChain(
                        chain.stream().map(ArchiveStamp::form).toArray(ArchiveTimeStamp[]::new)))
                .toArray(ArchiveTimeStampChain[]::new));
    }

    private static EvidenceRecord read(ArchiveTimeStampSequence sequence) {
        List<List<ArchiveStamp>> chains = new ArrayList<>();
        int stamps = 0;
        for (ArchiveTimeStampChain chain : sequence.getArchiveTimeStampChains()) {
            stamps += chain.getArchiveTimestamps().length;
            if (stamps > MAX_STAMPS || chain.getArchiveTimestamps().length == 0) {
                throw new Refusal(MALFORMED, "an empty chain or over " + MAX_STAMPS + " stamps");
            }
            chains.add(Stream.of(chain.getArchiveTimestamps())
                    .map(ArchiveStamp::read)
                    .toList());
        }
        if (chains.isEmpty()) {
            throw new Refusal(MALFORMED, "no chain");
        }
        return new EvidenceRecord(chains);
    }
}
