package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.path.Check;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Outcome;
import cn.ggzy.ca.path.Verdict;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** RFC 5280 lets an authority's certificate be the last of a path; whoever asks for any use gets that. */
final class Weighing {
    private static final String END_ENTITY = "strict.end-entity";

    private Weighing() {}

    static Answer weigh(Verdict verdict, Use use, Optional<X509Certificate> leaf) {
        boolean authority = leaf.filter(one -> one.getBasicConstraints() >= 0).isPresent();
        if (use != Use.ANY || !authority) {
            return Answer.of(verdict);
        }
        List<Check> counting = verdict.checks().stream()
                .filter(check -> !onlyNoEndEntity(check))
                .toList();
        return Answer.of(verdict, counting).noting(List.of("the certificate is an authority's, which any use allows"));
    }

    private static boolean onlyNoEndEntity(Check check) {
        return check.id() == CheckId.STRICT
                && check.children().stream()
                        .filter(child -> child.outcome() == Outcome.FAILED)
                        .allMatch(child -> child.rule().id().equals(END_ENTITY));
    }
}
