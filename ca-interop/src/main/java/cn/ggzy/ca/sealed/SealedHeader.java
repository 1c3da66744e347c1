package cn.ggzy.ca.sealed;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The clear head of a sealed file: which bid, how long, the commitment to its key, and who can unwrap the key. */
public record SealedHeader(BidSlot slot, long plainSize, String keyCommitment, List<Recipient> recipients) {
    public static final String FORMAT = "ggzy-sealed/1";

    private static final String CODE = "sealed.malformed";
    private static final String CIPHER = "AES-256-GCM";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_RECIPIENTS = 16;
    // 1 TiB: beyond any bid, and far from where a chunk's number would run out.
    private static final long MAX_PLAIN = 1L << 40;

    public SealedHeader {
        recipients = List.copyOf(recipients);
        boolean well = plainSize >= 0
                && plainSize <= MAX_PLAIN
                && DIGEST.matcher(keyCommitment).matches()
                && !recipients.isEmpty()
                && recipients.size() <= MAX_RECIPIENTS;
        if (!well) {
            throw new Refusal(CODE, "size, key commitment or recipients");
        }
    }

    /** Only the canonical form is read: two spellings of one header would have two roots. */
    static SealedHeader parse(String text) {
        StrictObject json = StrictObject.parse(text, CODE);
        require(json, "format", FORMAT);
        require(json, "cipher", CIPHER);
        if (json.number("chunk") != Chunks.SIZE) {
            throw json.refuse("chunk", "must be " + Chunks.SIZE);
        }
        SealedHeader header = new SealedHeader(
                new BidSlot(json.string("tender"), json.string("lot"), json.string("ticket"), json.number("version")),
                json.number("plainSize"),
                json.string("keyCommitment"),
                json.objects("recipients").stream().map(Recipient::read).toList());
        json.end();
        if (!header.toJson().equals(text)) {
            throw json.refuse("", "is not in canonical form");
        }
        return header;
    }

    public Optional<Recipient> recipient(byte[] certificateDer) {
        String digest = Digests.hex(Digests.sha256(certificateDer));
        return recipients.stream()
                .filter(recipient -> recipient.certificate().equals(digest))
                .findFirst();
    }

    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("tender", slot.tender());
        json.put("lot", slot.lot());
        json.put("ticket", slot.ticket());
        json.put("version", slot.version());
        json.put("cipher", CIPHER);
        json.put("chunk", Chunks.SIZE);
        json.put("plainSize", plainSize);
        json.put("keyCommitment", keyCommitment);
        json.put("recipients", recipients.stream().map(Recipient::write).toList());
        return Canonical.write(json);
    }

    private static void require(StrictObject json, String name, String value) {
        if (!json.string(name).equals(value)) {
            throw json.refuse(name, "must be " + value);
        }
    }
}
