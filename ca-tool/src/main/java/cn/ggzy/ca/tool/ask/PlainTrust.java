package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.path.CheckId;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Level;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.tool.ask.Answer.Revocation;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

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
        Optional<X509Certificate> leaf = Leaf.read(question);
        Set<X500Principal> issuers = issuers(question, leaf);
        List<Answer> all = new ArrayList<>();
        leaf.filter(given::contains).ifPresent(one -> all.add(Pinned.answer(one, question)));
        given.stream()
                .filter(authority -> issuers.contains(authority.getSubjectX500Principal()))
                .filter(authority -> leaf.filter(authority::equals).isEmpty())
                .map(authority -> under(question, Optional.of(authority), leaf))
                .forEach(all::add);
        return all.stream().min(Answer.BEST_FIRST).orElseGet(() -> under(question, Optional.empty(), leaf));
    }

    private static Answer under(
            Question question, Optional<X509Certificate> authority, Optional<X509Certificate> leaf) {
        TrustList list = list(authority);
        Policy policy = policy(question);
        Purpose purpose = question.use().listed().orElse(Purpose.SIGN);
        Answer answer = Depth.within(
                question,
                helpers -> Weighing.weigh(
                        Judge.judge(
                                ListTrust.facts(question, Optional.of(list), helpers), policy, question.at(), purpose),
                        question.use(),
                        leaf));
        return answer.and(leaf.map(one -> LeafRules.of(one, question.use(), question.peer()))
                        .orElse(List.of()))
                .and(profile(question, answer, authority))
                .revocation(question.asksForRevocation() ? Revocation.JUDGED : Revocation.NOT_ASKED);
    }

    private static List<Finding> profile(Question question, Answer answer, Optional<X509Certificate> authority) {
        List<X509Certificate> path = certificates(question, answer, authority);
        return question.use().ofTheWeb() && !path.isEmpty() ? IssuerProfile.of(path, question.peer()) : List.of();
    }

    /** The certificates of the path, found again by their digests. */
    private static List<X509Certificate> certificates(
            Question question, Answer answer, Optional<X509Certificate> authority) {
        Map<String, X509Certificate> known = new HashMap<>();
        Stream.concat(Stream.of(question.leaf()), question.intermediates().stream())
                .forEach(der -> Leaf.read(der).ifPresent(one -> known.put(Depth.digest(der), one)));
        authority.ifPresent(one -> known.put(Depth.digest(Certificates.encoded(one)), one));
        return answer.path().stream()
                .map(step -> Optional.ofNullable(known.get(step.certificate().id())))
                .flatMap(Optional::stream)
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

    /** Who is named as an issuer by anything at hand: an authority that nobody names need not be asked. */
    private static Set<X500Principal> issuers(Question question, Optional<X509Certificate> leaf) {
        Set<X500Principal> issuers = new HashSet<>();
        leaf.ifPresent(one -> issuers.add(one.getIssuerX500Principal()));
        question.intermediates()
                .forEach(der -> Leaf.read(der).ifPresent(one -> issuers.add(one.getIssuerX500Principal())));
        return issuers;
    }
}
