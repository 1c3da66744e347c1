package cn.ggzy.platform.core.evidence.witness;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.tlog.MalformedNote;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.chain.tlog.SignedNote;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** The one request of C2SP tlog-witness: old size, consistency proof, checkpoint; the answer is our line or why not. */
final class AddCheckpoint {
    private final Head head;
    private final NoteSigner signer;
    private final Clock clock;

    AddCheckpoint(Head head, NoteSigner signer, Clock clock) {
        this.head = head;
        this.signer = signer;
        this.clock = clock;
    }

    /** Status and body of the answer. */
    record Answer(int status, String body) {}

    synchronized Answer answer(String request) {
        try {
            int end = request.indexOf("\n\n");
            List<String> lines = request.substring(0, Math.max(end, 0)).lines().toList();
            if (end < 0 || lines.isEmpty() || !lines.getFirst().matches("old (0|[1-9][0-9]{0,17})")) {
                return new Answer(400, "malformed\n");
            }
            long old = Long.parseLong(lines.getFirst().substring(4));
            List<Hash> proof = lines.stream()
                    .skip(1)
                    .map(line -> Hash.fromBytes(Base64.getDecoder().decode(line)))
                    .toList();
            return judged(SignedNote.parse(request.substring(end + 2)), old, proof);
        } catch (MalformedNote | IllegalArgumentException e) {
            return new Answer(400, "malformed\n");
        }
    }

    private Answer judged(SignedNote note, long old, List<Hash> proof) {
        return switch (head.judge(note, old, proof)) {
            case GOOD -> {
                SignedNote cosigned = signer.cosign(note, clock.instant());
                head.advance(cosigned);
                yield new Answer(200, lastLine(cosigned));
            }
            case UNSIGNED -> new Answer(403, "not signed by the log\n");
            case OTHER_LOG -> new Answer(404, "another log\n");
            case OUT_OF_STEP -> new Answer(409, head.size() + "\n");
            case FORK -> {
                System.err.println("FORK: both heads are kept in " + head.keepFork(note));
                yield new Answer(422, "not consistent with what we have seen\n");
            }
        };
    }

    private static String lastLine(SignedNote note) {
        return note.encoded().lines().toList().getLast() + "\n";
    }
}
