package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.timestamp.TimeStampTrust;
import cn.ggzy.ca.timestamp.TimeStamper;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The practice province's two time stamp authorities, one SM2 and one RSA, of different operators. They are not in the province's
 * first trust list, because what is on a chain already stays as it is: {@link #trust()} speaks of that list together with them.
 */
public final class PracticeTimeStamps {
    private static final String PROFILE = "practice-tsa/1";

    private final TrustList base;
    private final Clock clock;
    private final List<PracticeTsa> authorities;

    private PracticeTimeStamps(TrustList base, Clock clock, List<PracticeTsa> authorities) {
        this.base = base;
        this.clock = clock;
        this.authorities = List.copyOf(authorities);
    }

    static PracticeTimeStamps openOrCreate(Path directory, TrustList base, Clock clock) {
        OwnerOnly.directory(directory);
        return new PracticeTimeStamps(
                base,
                clock,
                List.of(
                        PracticeTsa.openOrCreate("practice-tsa-sm2", "练习 SM2 时间戳机构", KeyFamily.SM2, directory, clock),
                        PracticeTsa.openOrCreate("practice-tsa-rsa", "练习 RSA 时间戳机构", KeyFamily.RSA, directory, clock)));
    }

    /** SM2 first. */
    public List<TimeStamper> stampers() {
        return authorities.stream().map(tsa -> tsa.stamper(clock)).toList();
    }

    /** Their entries for a trust list, listed for time stamps and for nothing else. */
    public List<TrustService> services() {
        return authorities.stream().map(tsa -> tsa.service(PROFILE)).toList();
    }

    /** Their revocation lists in force now. */
    public List<byte[]> crls() {
        return authorities.stream().map(tsa -> tsa.crl(clock.instant())).toList();
    }

    /** The province's first list with the time stamp authorities added, and the revocation lists in force now. */
    public TimeStampTrust trust() {
        List<TrustService> all = new ArrayList<>(base.services());
        all.addAll(services());
        Map<String, IdentityProfile> profiles = new TreeMap<>(base.profiles());
        profiles.put(PROFILE, new IdentityProfile(List.of()));
        TrustList list = new TrustList(
                base.sequence(), base.previous(), base.issued(), base.nextUpdate(), base.governors(), all, profiles);
        return TimeStampTrust.of(list, crls());
    }
}
