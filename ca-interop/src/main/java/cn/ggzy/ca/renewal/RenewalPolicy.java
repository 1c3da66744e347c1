package cn.ggzy.ca.renewal;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.timestamp.AlgorithmLife;
import cn.ggzy.ca.timestamp.TimeStampToken;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a record has to be renewed and how: a new stamp before the last one's certificate or signature algorithm ends, a new tree
 * before the digest ends, each {@code lead} before, so that a renewal that fails can be repeated.
 */
public record RenewalPolicy(Duration lead) {
    /** What is to be done. */
    public enum Action {
        /** Nothing yet. */
        WAIT,
        /** The stamp ends. */
        NEW_STAMP,
        /** The digest ends. */
        NEW_TREE,
        /** It has ended already: this record proves nothing any more, the other digest's has to. */
        TOO_LATE
    }

    /** What is to be done, from when on it is due, and when it will be too late. */
    public record Plan(Action action, Instant due, Instant end, String why) {}

    public Plan plan(EvidenceRecord record, AlgorithmLife algorithms, Instant now) {
        Optional<Instant> digestEnd = algorithms.end(record.digest().id());
        Instant stampEnd = stampEnd(record.lastToken(), algorithms);
        boolean digestFirst = digestEnd.filter(end -> !end.isAfter(stampEnd)).isPresent();
        Instant end = digestFirst ? digestEnd.get() : stampEnd;
        String why = digestFirst ? record.digest().id() + " ends" : "the stamp's certificate or algorithm ends";
        Instant due = end.minus(lead);
        if (!now.isBefore(end)) {
            return new Plan(Action.TOO_LATE, due, end, why);
        }
        // A stamp over a digest that ends soon would have to be renewed at once: the tree comes first then.
        boolean tree = digestEnd.filter(one -> !now.isBefore(one.minus(lead))).isPresent();
        Action action = now.isBefore(due) ? Action.WAIT : tree ? Action.NEW_TREE : Action.NEW_STAMP;
        return new Plan(action, due, end, why);
    }

    private static Instant stampEnd(TimeStampToken token, AlgorithmLife algorithms) {
        Optional<X509Certificate> certificate = token.signer().map(Certificates::parse);
        Optional<Instant> certificateEnd =
                certificate.map(one -> one.getNotAfter().toInstant());
        Optional<Instant> algorithmEnd = certificate.flatMap(
                one -> algorithms.end(KeyFamily.of(one.getPublicKey()).name()));
        return Stream.of(certificateEnd, algorithmEnd)
                .flatMap(Optional::stream)
                .min(java.util.Comparator.naturalOrder())
                .orElse(token.time());
    }
}
