package cn.ggzy.ca.revocation;

import java.util.List;
import java.util.Optional;

/** The usable answers about a certificate, lists first, in the order in which they were handed in; and what was ignored, with the reason. */
public record Findings(List<RevocationAnswer> answers, List<String> ignored) {
    public Findings {
        answers = List.copyOf(answers);
        ignored = List.copyOf(ignored);
    }

    /** A revoking answer wins, whatever the others say. */
    public Optional<RevocationAnswer> deciding() {
        return answers.stream()
                .filter(answer -> answer.revokedSince().isPresent())
                .findFirst()
                .or(() -> answers.stream().findFirst());
    }
}
