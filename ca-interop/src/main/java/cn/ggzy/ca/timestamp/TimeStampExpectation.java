package cn.ggzy.ca.timestamp;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a token must be over and, where the reader knows, of which policy, for which request and how accurate. */
public record TimeStampExpectation(
        Imprint imprint, Optional<BigInteger> nonce, Set<String> policies, Optional<Duration> accuracy) {
    public TimeStampExpectation {
        policies = Set.copyOf(policies);
    }

    /** Of data that lies there: the digest algorithm is the token's own choice among those that count. */
    public static TimeStampExpectation over(Imprint imprint) {
        return new TimeStampExpectation(imprint, Optional.empty(), Set.of(), Optional.empty());
    }

    public static TimeStampExpectation answering(TimeStampRequest request) {
        return new TimeStampExpectation(
                request.imprint(),
                request.nonce(),
                request.policy().map(Set::of).orElse(Set.of()),
                Optional.empty());
    }

    /** Any of these policies; none named means any. */
    public TimeStampExpectation ofPolicies(Set<String> oids) {
        return new TimeStampExpectation(imprint, nonce, oids, accuracy);
    }

    /** A token that states no accuracy is refused then. */
    public TimeStampExpectation within(Duration worst) {
        return new TimeStampExpectation(imprint, nonce, policies, Optional.of(worst));
    }
}
