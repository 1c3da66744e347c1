package cn.ggzy.ca.renewal;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.timestamp.ImprintDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The LT bundle: a detached signature with everything that a proof in thirty years needs. {@code facts} were gathered when it was
 * signed and are covered by the evidence, as are signature and time stamps; {@code later} was gathered at renewals and is not.
 */
public record LongTermBundle(
        Map<ImprintDigest, String> content,
        byte[] signature,
        List<byte[]> timeStamps,
        ProofFacts facts,
        List<EvidenceRecord> evidence,
        ProofFacts later) {
    public static final String FORMAT = "ggzy-lt-bundle/1";

    private static final String MALFORMED = "lt-bundle.malformed";
    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;
    private static final List<ImprintDigest> DIGESTS = List.of(ImprintDigest.SM3, ImprintDigest.SHA_256);

    public LongTermBundle {
        content = Map.copyOf(content);
        timeStamps = List.copyOf(timeStamps);
        evidence = List.copyOf(evidence);
    }

    /** Of a signature that was just made and stamped. */
    public static LongTermBundle of(byte[] content, byte[] signature, List<byte[]> timeStamps, ProofFacts facts) {
        return new LongTermBundle(digests(content), signature, timeStamps, facts, List.of(), ProofFacts.none());
    }

    public LongTermBundle withEvidence(List<EvidenceRecord> records) {
        return new LongTermBundle(content, signature, timeStamps, facts, records, later);
    }

    /** With what was gathered for a renewal. */
    public LongTermBundle withLater(ProofFacts more) {
        return new LongTermBundle(content, signature, timeStamps, facts, evidence, later.and(more));
    }

    /** Whether this is the content by its digests. */
    public boolean holds(byte[] octets) {
        return content.equals(digests(octets));
    }

    /** What the evidence is about: the length of the covered part (8 octets), the covered part, the content. */
    public ArchiveObject object(byte[] octets) {
        byte[] covered = Canonical.write(covered()).getBytes(StandardCharsets.UTF_8);
        return digest -> {
            MessageDigest engine = digest.engine();
            engine.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(covered.length).array());
            engine.update(covered);
            return engine.digest(octets);
        };
    }

    /** Refuses with {@code lt-bundle.malformed}. */
    public static LongTermBundle parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new Refusal(MALFORMED, text.length() + " characters");
        }
        StrictObject json = StrictObject.parse(text, MALFORMED);
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        LongTermBundle bundle = new LongTermBundle(
                content(json),
                json.base64("signature"),
                json.base64List("timeStamps"),
                ProofFacts.read(json.object("facts")),
                json.base64List("evidence").stream().map(EvidenceRecord::parse).toList(),
                ProofFacts.read(json.object("later")));
        json.end();
        return bundle;
    }

    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>(covered());
        json.put(
                "evidence",
                ProofFacts.base64(evidence.stream().map(EvidenceRecord::encoded).toList()));
        json.put("later", later.write());
        return Canonical.write(json);
    }

    private Map<String, Object> covered() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("content", written(content));
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        json.put("timeStamps", ProofFacts.base64(timeStamps));
        json.put("facts", facts.write());
        return json;
    }

    private static Map<String, Object> written(Map<ImprintDigest, String> digests) {
        Map<String, Object> json = new LinkedHashMap<>();
        digests.forEach((digest, hex) -> json.put(digest.id(), hex));
        return json;
    }

    private static Map<ImprintDigest, String> content(StrictObject json) {
        StrictObject inside = json.object("content");
        Map<ImprintDigest, String> all = new LinkedHashMap<>();
        DIGESTS.forEach(digest -> all.put(digest, inside.string(digest.id())));
        inside.end();
        return all;
    }

    private static Map<ImprintDigest, String> digests(byte[] octets) {
        Map<ImprintDigest, String> all = new LinkedHashMap<>();
        DIGESTS.forEach(digest -> all.put(digest, HexFormat.of().formatHex(digest.of(octets))));
        return all;
    }
}
