package cn.ggzy.ca.tool.ask;

import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** One way, by names, from the certificate to one of the given authorities: those in between, nearest to the certificate first. */
record Way(List<X509Certificate> between, X509Certificate authority) {
    // As deep as the judge follows, and budgets on work instead of time, so that every machine decides alike.
    private static final int MAX_BETWEEN = 4;
    private static final int MAX_WAYS = 256;
    private static final int MAX_STEPS = 20_000;

    Way {
        between = List.copyOf(between);
    }

    /** The shortest first. */
    static List<Way> find(X509Certificate leaf, List<X509Certificate> helpers, List<X509Certificate> given) {
        List<Way> found = new ArrayList<>();
        Deque<List<X509Certificate>> begun = new ArrayDeque<>(List.of(List.of(leaf)));
        for (int steps = 0; !begun.isEmpty() && steps < MAX_STEPS && found.size() < MAX_WAYS; steps++) {
            List<X509Certificate> path = begun.removeFirst();
            X509Certificate last = path.get(path.size() - 1);
            given.stream()
                    .filter(authority -> isIssuer(authority, last) && !authority.equals(leaf))
                    .map(authority -> new Way(path.subList(1, path.size()), authority))
                    .forEach(found::add);
            if (path.size() <= MAX_BETWEEN) {
                helpers.stream()
                        .filter(helper ->
                                isIssuer(helper, last) && path.stream().noneMatch(one -> isSame(one, helper)))
                        .map(helper -> longer(path, helper))
                        .forEach(begun::addLast);
            }
        }
        return found;
    }

    /** How many stand in between; an authority that renewed its own certificate is not counted twice. */
    int length() {
        return (int) between.stream()
                .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .count();
    }

    private static boolean isIssuer(X509Certificate authority, X509Certificate of) {
        return of.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    }

    /** The same authority by another certificate leads in a circle. */
    private static boolean isSame(X509Certificate one, X509Certificate other) {
        return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
                && Objects.equals(one.getPublicKey(), other.getPublicKey());
    }

    private static List<X509Certificate> longer(List<X509Certificate> path, X509Certificate next) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
