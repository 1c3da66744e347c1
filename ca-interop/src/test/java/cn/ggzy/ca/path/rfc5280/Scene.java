package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Judge;
import cn.ggzy.ca.path.Policy;
import cn.ggzy.ca.path.TestAuthority;
import cn.ggzy.ca.path.Verdict;
import cn.ggzy.ca.trust.Purpose;
import cn.ggzy.ca.trust.ServiceStatus;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.TrustService;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a case generates: a listed authority, others below it, a holder, and a complete revocation list of each authority. Unless a case
 * says otherwise everything in it is right, so that the one thing that is changed decides.
 */
final class Scene {
    static final String HOLDER = "C=CN,O=Works,2.5.4.97=NTRCN-" + TestAuthority.USCC + ",2.5.4.5=P1,CN=Zhang San";

    private static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final int BOTH_KEYS = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;

    private final KeyFamily family;
    private final List<Draft> listed = new ArrayList<>();
    private final List<Draft> authorities = new ArrayList<>();
    private final List<byte[]> helpers = new ArrayList<>();
    private final List<byte[]> lists = new ArrayList<>();
    private boolean ownLists = true;
    private @Nullable Draft last;
    private @Nullable Draft holder;
    private Instant at = TestAuthority.AT;
    private Purpose purpose = Purpose.SIGN;
    private Policy policy = Policy.standard();

    Scene(KeyFamily family) {
        this.family = family;
    }

    // One line of authorities, from the listed one down.

    Scene anchor(Change... changes) {
        last = listed("CN=Listed", "listed", changes);
        return this;
    }

    Scene authority(Change... changes) {
        int number = authorities.size();
        Draft below = issue(last(), "CN=Authority " + number, "authority " + number, changes);
        helpers.add(below.der());
        last = below;
        return this;
    }

    /** An authority's certificate for its own name: a new key, or the old one anew (RFC 5280 3.2). */
    Scene selfIssued(String key, Change... changes) {
        Draft below = issue(last(), last().subject.toString(), key, prepended(last().subject, changes));
        helpers.add(below.der());
        last = below;
        return this;
    }

    Scene leaf(Change... changes) {
        holder = holder(last(), changes);
        return this;
    }

    // Any other figure.

    Draft listed(String subject, String key, Change... changes) {
        X500Name name = new X500Name(subject);
        KeyPair keys = keys(key);
        Draft draft = authority(new Draft(family, keys, name, name, keys), changes);
        listed.add(draft);
        return draft;
    }

    Draft issue(Draft by, String subject, String key, Change... changes) {
        return authority(new Draft(family, keys(key), new X500Name(subject), by.subject, by.keys), changes);
    }

    Draft holder(Draft by, Change... changes) {
        Draft draft = new Draft(family, keys("holder"), new X500Name(HOLDER), by.subject, by.keys);
        draft.put(Extension.keyUsage, true, new KeyUsage(BOTH_KEYS));
        return draft.sign(changes);
    }

    Scene help(Draft... drafts) {
        Arrays.stream(drafts).map(Draft::der).forEach(helpers::add);
        return this;
    }

    Scene help(byte[] octets) {
        helpers.add(octets);
        return this;
    }

    Scene ask(Draft leaf) {
        holder = leaf;
        return this;
    }

    Scene each(int count, Consumer<Integer> one) {
        IntStream.range(0, count).boxed().forEach(one);
        return this;
    }

    // The question.

    Scene at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    Scene purpose(Purpose asked) {
        purpose = asked;
        return this;
    }

    Scene policy(Policy other) {
        policy = other;
        return this;
    }

    /** Only these revocation lists, and none made for the case. */
    Scene lists(byte[]... crls) {
        ownLists = false;
        lists.addAll(List.of(crls));
        return this;
    }

    Draft last() {
        if (last == null) {
            anchor();
        }
        return java.util.Objects.requireNonNull(last);
    }

    Draft asked() {
        if (holder == null) {
            leaf();
        }
        return java.util.Objects.requireNonNull(holder);
    }

    KeyPair keys(String name) {
        return KeyPool.pair(family, name);
    }

    KeyFamily family() {
        return family;
    }

    Verdict judge() {
        byte[] certificate = asked().der();
        if (ownLists) {
            authorities.forEach(
                    one -> lists.add(RevocationListDraft.complete(one).der()));
        }
        TrustService[] services = IntStream.range(0, listed.size())
                .mapToObj(i -> service("listed-" + i, listed.get(i)))
                .toArray(TrustService[]::new);
        return Judge.judge(Facts.of(TestAuthority.list(services), certificate, helpers, lists), policy, at, purpose);
    }

    private static TrustService service(String id, Draft draft) {
        return new TrustService(
                id,
                "Listed",
                Certificates.parse(draft.der()),
                List.of(),
                Set.of(Purpose.values()),
                List.of(new StatusPeriod(
                        ServiceStatus.GRANTED, Instant.parse("1900-01-01T00:00:00Z"), Optional.empty())),
                "p/1");
    }

    private Draft authority(Draft draft, Change... changes) {
        draft.put(Extension.keyUsage, true, new KeyUsage(AUTHORITY));
        draft.put(Extension.basicConstraints, true, new BasicConstraints(true));
        authorities.add(draft);
        return draft.sign(changes);
    }

    private static Change[] prepended(X500Name name, Change... changes) {
        List<Change> all = new ArrayList<>(List.of(changes));
        all.add(0, Changes.subject(name));
        return all.toArray(Change[]::new);
    }
}
