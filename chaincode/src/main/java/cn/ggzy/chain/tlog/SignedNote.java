package cn.ggzy.chain.tlog;

import cn.ggzy.chain.canonical.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text with signatures under it (C2SP signed-note); the text ends with a newline. */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedNote("note text");
        }
    }

    /** A note that nobody has signed yet. */
    public static SignedNote of(String text) {
        return new SignedNote(text, List.of());
    }

    /** Reads a note: the text, an empty line, the signatures. */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new MalformedNote("note");
        }
        String lines = note.substring(split + 2);
        if (lines.isEmpty()) {
            throw new MalformedNote("note without signature");
        }
        List<NoteSignature> signatures = Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(NoteSignature::parse)
                .toList();
        if (signatures.size() > MAX_SIGNATURES) {
            throw new MalformedNote("too many signatures");
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    /** The note as it is kept and sent. */
    public String encoded() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** Whether this log key has signed the text. */
    public boolean isSignedBy(VerifierKey key) {
        return key.type() == KeyType.ED25519
                && signatures.stream()
                        .anyMatch(signature ->
                                signature.isBy(key) && key.verifies(Encoding.utf8(text), signature.value()));
    }

    /** With one more signature; the same one is kept once. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        if (all.stream().noneMatch(known -> known.line().equals(signature.line()))) {
            all.add(signature);
        }
        return new SignedNote(text, all);
    }
}
