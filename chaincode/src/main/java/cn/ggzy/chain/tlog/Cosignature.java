package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Encoding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a witness states: "at this time this checkpoint was consistent with all I had seen" (C2SP tlog-cosignature). */
public record Cosignature(VerifierKey witness, Instant at) {
    private static final int VALUE = Long.BYTES + VerifierKey.SIGNATURE;

    /** The latest valid cosignature of this witness under the note. */
    public static Optional<Cosignature> of(SignedNote note, VerifierKey witness) {
        if (witness.type() != KeyType.COSIGNATURE) {
            return Optional.empty();
        }
        return note.signatures().stream()
                .filter(signature -> signature.isBy(witness) && signature.value().length == VALUE)
                .map(signature -> valid(note, witness, signature.value()))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.at.isAfter(other.at) ? one : other);
    }

    /** How many of these witnesses have cosigned; each counts once. */
    public static int count(SignedNote note, List<VerifierKey> witnesses) {
        return (int) witnesses.stream()
                .distinct()
                .filter(witness -> of(note, witness).isPresent())
                .count();
    }

    static byte[] message(SignedNote note, long seconds) {
        return Encoding.utf8("cosignature/v1\ntime " + seconds + "\n" + note.text());
    }

    private static Optional<Cosignature> valid(SignedNote note, VerifierKey witness, byte[] value) {
        long seconds = ByteBuffer.wrap(value).getLong();
        byte[] signature = Arrays.copyOfRange(value, Long.BYTES, value.length);
        if (seconds < 0
                || seconds > Instant.MAX.getEpochSecond()
                || !witness.verifies(message(note, seconds), signature)) {
            return Optional.empty();
        }
        return Optional.of(new Cosignature(witness, Instant.ofEpochSecond(seconds)));
    }
}
