package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Level;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.tool.ask.Answer.Revocation;
import cn.ggzy.ca.tool.ask.Finding.Aspect;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Under plain certificates each of them is the only authority of a list made for the question, granted for every purpose since ever.
 * The judge's checks of identity fall away, because no profile says where it stands; its checks of key usage stay for the purposes that
 * trust lists know. All the rest is judged as strictly as under a list, the given certificate's own constraints included.
 */
final class PlainTrust {
    private static final String PROFILE = "plain";
    private static final Map<String, IdentityProfile> PROFILES = Map.of(PROFILE, new IdentityProfile(List.of()));

    private PlainTrust() {}

    static Answer answer(Question question, List<X509Certificate> given) {
        Optional<X509Certificate> leaf = Leaf.read(question.leaf());
        return leaf.map(one -> answer(question, one, given))
                .orElseGet(() -> judge(question, Optional.empty(), question.intermediates(), Optional.empty()));
    }

    private static Answer answer(Question question, X509Certificate leaf, List<X509Certificate> given) {
        List<Way> ways = Way.find(leaf, helpers(question), given);
        Optional<Answer> best = Optional.of(leaf).filter(given::contains).map(one -> Pinned.answer(one, question));
        for (Way way : ways) {
            best = Answer.better(best, under(question, leaf, way));
            if (best.get().verdict() == cn.ggzy.ca.path.Verdict.Status.VALID) {
                break;
            }
        }
        return best.orElseGet(() -> judge(question, Optional.empty(), question.intermediates(), Optional.of(leaf)));
    }

    private static Answer under(Question question, X509Certificate leaf, Way way) {
        Answer answer = judge(
                        question,
                        Optional.of(way.authority()),
                        way.between().stream().map(Certificates::encoded).toList(),
                        Optional.of(leaf))
                .and(LeafRules.of(leaf, question.use(), question.peer()))
                .and(depth(question, way));
        return question.use().ofTheWeb() ? answer.and(IssuerProfile.of(path(leaf, way), question.peer())) : answer;
    }

    private static Answer judge(
            Question question,
            Optional<X509Certificate> authority,
            List<byte[]> helpers,
            Optional<X509Certificate> leaf) {
        return Weighing.weigh(
                        Judge.judge(
                                ListTrust.facts(question, Optional.of(list(authority)), helpers),
                                policy(question),
                                question.at(),
                                question.use().listed().orElse(Purpose.SIGN)),
                        question.use(),
                        leaf)
                .revocation(question.asksForRevocation() ? Revocation.JUDGED : Revocation.NOT_ASKED);
    }

    private static List<Finding> depth(Question question, Way way) {
        return question.maxDepth().stream()
                .mapToObj(limit ->
                        new Finding(Aspect.PATH_TOO_LONG, way.length() <= limit, way.length() + " of at most " + limit))
                .toList();
    }

    private static List<X509Certificate> path(X509Certificate leaf, Way way) {
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        path.addAll(way.between());
        path.add(way.authority());
        return path;
    }

    /** One that cannot be read helps nobody and harms nobody. */
    private static List<X509Certificate> helpers(Question question) {
        return question.intermediates().stream()
                .map(Leaf::read)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Policy policy(Question question) {
        Policy policy = Policy.standard().with(CheckId.IDENTITY, Level.IGNORE).with(CheckId.CHECK_DIGIT, Level.IGNORE);
        Policy usage = question.use().listed().isPresent() ? policy : policy.with(CheckId.KEY_USAGE, Level.IGNORE);
        return question.asksForRevocation() ? usage : usage.with(CheckId.REVOCATION, Level.IGNORE);
    }

    private static TrustList list(Optional<X509Certificate> authority) {
        return new TrustList(
                1,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                List.of(),
                authority.map(PlainTrust::service).stream().toList(),
                PROFILES);
    }

    private static TrustService service(X509Certificate authority) {
        return new TrustService(
                "given",
                authority.getSubjectX500Principal().getName(),
                authority,
                List.of(),
                Set.of(Purpose.values()),
                List.of(new StatusPeriod(ServiceStatus.GRANTED, Instant.MIN, Optional.empty())),
                PROFILE);
    }
}
