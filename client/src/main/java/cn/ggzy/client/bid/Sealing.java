package cn.ggzy.client.bid;

import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.Recipient;
import cn.ggzy.ca.sealed.SealRequest;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedResult;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.chain.consistency.Ticket;
import cn.ggzy.client.key.SigningKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Seals a bid offline: encrypts the file to the bidder's own certificate and fixes what he promises. */
public final class Sealing {
    private static final int BUFFER = 1 << 20;

    private final SecureRandom random;

    public Sealing(SecureRandom random) {
        this.random = random;
    }

    /** What is sealed, for which lot, with which figures (price in fen, duration in days …). */
    public record Request(String tender, String lot, Path file, Map<String, String> figures) {}

    /** Writes the sealed file and gives the stub, which must be kept. */
    public Stub seal(Request request, SigningKey key, Path sealed) throws IOException {
        Ticket ticket = new Ticket(request.tender(), request.lot(), Hex.encode(salt()));
        BidSlot slot = new BidSlot(ticket.tender(), ticket.lot(), ticket.ticket(), 1);
        SealedResult result = encrypt(slot, request.file(), key, sealed);
        byte[] contentSalt = salt();
        byte[] salt = salt();
        Map<String, Figure> figures = salted(request.figures());
        Map<String, Object> stub = new TreeMap<>(ticket.asMap());
        stub.put("format", Stub.FORMAT);
        stub.put("version", 1);
        stub.put("fileName", request.file().getFileName().toString());
        stub.put("plainSize", result.header().plainSize());
        stub.put("plaintextDigest", result.plaintextDigest());
        stub.put("contentSalt", Hex.encode(contentSalt));
        stub.put("salt", Hex.encode(salt));
        stub.put("figures", shown(figures));
        stub.put("root", result.pieces().root());
        stub.put("size", result.pieces().size());
        stub.put("chunks", result.pieces().count());
        stub.put("keyCommitment", result.header().keyCommitment());
        stub.put(
                "recipients",
                result.header().recipients().stream().map(Sealing::recipient).toList());
        stub.put("submission", submission(ticket, result, contentSalt, salt, figures, key));
        return new Stub(CanonicalJson.of(stub));
    }

    private SealedResult encrypt(BidSlot slot, Path file, SigningKey key, Path sealed) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(sealed), BUFFER)) {
            return SealedBid.seal(
                    new SealRequest(slot, Files.size(file), List.of(key.certificate())), plain, out, random);
        }
    }

    private static Map<String, Object> submission(
            Ticket ticket,
            SealedResult result,
            byte[] contentSalt,
            byte[] salt,
            Map<String, Figure> figures,
            SigningKey key) {
        Map<String, Object> committed = new TreeMap<>();
        figures.forEach((name, figure) ->
                committed.put(name, Commitments.figure(name, Hex.decode(figure.salt()), figure.value())));
        Map<String, Object> submission = new TreeMap<>(ticket.asMap());
        submission.put("version", 1);
        submission.put(
                "sealed",
                Map.of(
                        "root", result.pieces().root(),
                        "size", result.pieces().size(),
                        "chunks", result.pieces().count()));
        submission.put("content", Commitments.content(contentSalt, Hash.fromHex(result.plaintextDigest())));
        submission.put("figures", committed);
        submission.put("bidder", Commitments.bidder(ticket, key.uscc(), Hash.of(key.certificate()), salt));
        return submission;
    }

    private Map<String, Figure> salted(Map<String, String> values) {
        Map<String, Figure> figures = new TreeMap<>();
        values.forEach((name, value) -> figures.put(name, new Figure(Hex.encode(salt()), value)));
        return figures;
    }

    private static Map<String, Object> shown(Map<String, Figure> figures) {
        Map<String, Object> shown = new TreeMap<>();
        figures.forEach((name, figure) -> shown.put(name, Map.of("salt", figure.salt(), "value", figure.value())));
        return shown;
    }

    private static Map<String, String> recipient(Recipient recipient) {
        return Map.of(
                "certificate", recipient.certificate(),
                "wrap", recipient.wrap().id(),
                "key", Base64.getEncoder().encodeToString(recipient.key()));
    }

    private byte[] salt() {
        byte[] salt = new byte[Commitments.SALT];
        random.nextBytes(salt);
        return salt;
    }
}
