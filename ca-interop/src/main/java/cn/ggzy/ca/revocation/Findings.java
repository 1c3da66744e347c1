package cn.ggzy.ca.revocation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers about a certificate, lists first, in the order in which they were handed in; and what was ignored, with the reason. */
public record Findings(List<RevocationAnswer> answers, List<Ignored> ignored) {
    public Findings {
        answers = List.copyOf(answers);
        ignored = List.copyOf(ignored);
    }

    /**
     * A revoking answer wins, whatever the others say and however old it is. Only a hold can end: an answer in force that was given
     * later and does not know of it, or time, ends it.
     */
    public Optional<RevocationAnswer> deciding() {
        return answers.stream()
                .filter(answer -> answer.revokedSince().isPresent() && !hasEnded(answer))
                .findFirst()
                .or(() -> silent(Standing.IN_FORCE).findFirst())
                .or(() -> silent(Standing.IN_GRACE).findFirst());
    }

    private boolean hasEnded(RevocationAnswer revoking) {
        return revoking.held()
                && (revoking.standing() == Standing.BYGONE
                        || silent(Standing.IN_FORCE)
                                .anyMatch(other -> other.thisUpdate().isAfter(revoking.thisUpdate())));
    }

    private Stream<RevocationAnswer> silent(Standing standing) {
        return answers.stream().filter(answer -> answer.revokedSince().isEmpty() && answer.standing() == standing);
    }
}
