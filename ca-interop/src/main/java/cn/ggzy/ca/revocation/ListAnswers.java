package cn.ggzy.ca.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What verified lists say together: deltas continue their lists, and parts that cover all reasons stand for a whole. */
record ListAnswers(X509Certificate certificate, Moment moment, Collected collected) {
    private record Part(Crl list, ReasonSet reasons, Standing standing) {}

    void collect(List<Crl> lists) {
        List<Part> silent = new ArrayList<>();
        for (Crl list : current(lists)) {
            ReasonSet reasons = list.scope().covers(certificate, list.signer());
            Standing standing = list.span().standing(moment);
            Optional<Revoked> revoked = list.revocation(certificate, moment.at());
            if (reasons.isEmpty()) {
                collected.ignore(list.digest(), "about other certificates");
            } else if (revoked.isPresent()) {
                collected.add(answer(List.of(list), standing, revoked));
            } else if (maySayNothing(list, standing)) {
                silent.add(new Part(list, reasons, standing));
            }
        }
        settle(silent);
    }

    /** Only then does silence mean something. */
    private boolean maySayNothing(Crl list, Standing standing) {
        if (list.isDelta()) {
            collected.ignore(list.digest(), "a delta without the list it continues");
            return false;
        }
        return Silence.counts(certificate, list.span(), standing, why -> collected.ignore(list.digest(), why));
    }

    private void settle(List<Part> silent) {
        List<Part> wholes = silent.stream()
                .filter(part -> part.reasons().equals(ReasonSet.ALL))
                .toList();
        wholes.forEach(part -> collected.add(answer(List.of(part.list()), part.standing(), Optional.empty())));
        List<Part> parts =
                silent.stream().filter(part -> !wholes.contains(part)).toList();
        List<Part> inForce = parts.stream()
                .filter(part -> part.standing() == Standing.IN_FORCE)
                .toList();
        List<Part> together = isWhole(inForce) ? inForce : isWhole(parts) ? parts : List.of();
        if (!together.isEmpty()) {
            Standing standing = together.equals(inForce) ? Standing.IN_FORCE : Standing.IN_GRACE;
            collected.add(answer(together.stream().map(Part::list).toList(), standing, Optional.empty()));
        }
        parts.stream()
                .filter(part -> !together.contains(part))
                .forEach(part -> collected.ignore(part.list().digest(), "covers only some reasons"));
    }

    private static boolean isWhole(List<Part> parts) {
        return parts.stream()
                .map(Part::reasons)
                .reduce(ReasonSet.NONE, ReasonSet::or)
                .equals(ReasonSet.ALL);
    }

    /** Every complete list, continued by the newest delta in force that fits it; and deltas from later, or that fit no list. */
    private List<Crl> current(List<Crl> lists) {
        List<Crl> current = new ArrayList<>();
        Set<Crl> used = new HashSet<>();
        for (Crl list : lists) {
            if (!list.isDelta()) {
                Optional<Crl> delta = lists.stream()
                        .filter(one -> one.span().covers(moment) && isContinued(list, one))
                        .max(Comparator.comparing(one -> one.number().orElseThrow()));
                delta.ifPresent(used::add);
                current.add(delta.map(list::continuedBy).orElse(list));
            }
        }
        lists.stream().filter(list -> list.isDelta() && !used.contains(list)).forEach(delta -> {
            if (mayStandAlone(delta, lists)) {
                current.add(delta);
            } else {
                collected.ignore(delta.digest(), "a delta that is over, or has a newer one");
            }
        });
        return current;
    }

    private boolean mayStandAlone(Crl delta, List<Crl> lists) {
        return delta.span().from().isAfter(moment.latest())
                || lists.stream().noneMatch(base -> isContinued(base, delta));
    }

    private boolean isContinued(Crl base, Crl delta) {
        return !base.isDelta() && !base.span().from().isAfter(moment.latest()) && base.isContinuedBy(delta);
    }

    private RevocationAnswer answer(List<Crl> lists, Standing standing, Optional<Revoked> revoked) {
        return new RevocationAnswer(
                RevocationAnswer.Source.REVOCATION_LIST,
                standing,
                lists.stream().flatMap(list -> list.digests().stream()).toList(),
                latest(lists),
                lists.stream()
                        .flatMap(list -> list.span().until(moment).stream())
                        .min(Comparator.naturalOrder()),
                revoked.map(Revoked::since),
                revoked.filter(Revoked::held).isPresent(),
                String.join(" and the ", lists.stream().map(Crl::describe).toList()));
    }

    private static Instant latest(List<Crl> lists) {
        return lists.stream()
                .map(list -> list.span().from())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
