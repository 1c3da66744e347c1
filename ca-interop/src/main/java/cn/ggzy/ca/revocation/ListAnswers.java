package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What verified lists say together: deltas continue their lists, and parts that cover all reasons stand for a whole. */
record ListAnswers(X509Certificate certificate, Moment moment) {
    private record Part(Crl list, ReasonSet reasons) {}

    void collect(List<Crl> lists, List<RevocationAnswer> answers, List<String> ignored) {
        List<Part> silent = new ArrayList<>();
        for (Crl list : current(lists, ignored)) {
            ReasonSet reasons = list.scope().covers(certificate, list.signer());
            if (reasons.isEmpty()) {
                ignored.add(list.describe() + " is about other certificates");
            } else if (!list.span().covers(moment)) {
                ignored.add("list from " + list.span().describe());
            } else if (revokedSince(list).isPresent()) {
                answers.add(answer(list));
            } else {
                silent.add(new Part(list, reasons));
            }
        }
        settle(silent, answers, ignored);
    }

    private void settle(List<Part> silent, List<RevocationAnswer> answers, List<String> ignored) {
        ReasonSet together = silent.stream().map(Part::reasons).reduce(ReasonSet.NONE, ReasonSet::or);
        for (Part part : silent) {
            if (together.equals(ReasonSet.ALL)) {
                answers.add(answer(part.list()));
            } else {
                ignored.add(part.list().describe() + " covers only some reasons");
            }
        }
    }

    /** Every complete list, continued by the newest delta in force that fits it. */
    private List<Crl> current(List<Crl> lists, List<String> ignored) {
        List<Crl> deltas = lists.stream()
                .filter(Crl::isDelta)
                .filter(delta -> delta.span().covers(moment))
                .toList();
        List<Crl> current = new ArrayList<>();
        for (Crl list : lists) {
            if (!list.isDelta()) {
                current.add(deltas.stream()
                        .filter(delta -> isContinued(list, delta))
                        .max(RevocationFacts.byNumber())
                        .map(list::continuedBy)
                        .orElse(list));
            } else if (lists.stream().noneMatch(base -> isContinued(base, list))) {
                ignored.add("delta list without the list it continues");
            }
        }
        return current;
    }

    private boolean isContinued(Crl base, Crl delta) {
        return !base.isDelta() && !base.span().from().isAfter(moment.latest()) && base.isContinuedBy(delta);
    }

    private Optional<Instant> revokedSince(Crl list) {
        return list.revokedSince(certificate).filter(since -> !since.isAfter(moment.at()));
    }

    private RevocationAnswer answer(Crl list) {
        return new RevocationAnswer(
                RevocationAnswer.Source.REVOCATION_LIST,
                list.digests(),
                list.span().from(),
                list.span().until(moment),
                revokedSince(list),
                list.describe());
    }
}
