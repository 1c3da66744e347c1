package cn.ggzy.ca.gather;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.path.Facts;
import cn.ggzy.ca.path.Route;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches authorities' certificates that are missing on the way to a listed one. Nobody vouches yet for the certificate that names the
 * address, so only addresses that are listed are asked.
 */
record Issuers(AiaSource source, AddressFilter filter, Clock clock, Consumer<Asked> log) {
    private static final int STEPS = 4;

    Facts complete(Facts known) {
        Facts facts = known;
        Set<URI> asked = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            if (known.trustList().isEmpty() || !Route.of(facts, clock.instant()).isEmpty()) {
                return facts;
            }
            List<byte[]> more = certificates(facts).stream()
                    .flatMap(certificate -> Addresses.issuers(certificate).stream()
                            .filter(asked::add)
                            .flatMap(address -> fetch(address, certificate).stream()))
                    .toList();
            if (more.isEmpty()) {
                return facts;
            }
            facts = facts.withChain(
                    Stream.concat(facts.chain().stream(), more.stream()).toList());
        }
        return facts;
    }

    static List<X509Certificate> certificates(Facts facts) {
        List<X509Certificate> all = new ArrayList<>();
        Stream.concat(Stream.of(facts.certificate()), facts.chain().stream()).forEach(der -> {
            try {
                all.add(Certificates.parse(der));
            } catch (Refusal e) {
                // The judgement says so.
            }
        });
        return all;
    }

    private Optional<byte[]> fetch(URI address, X509Certificate below) {
        Instant begun = clock.instant();
        try {
            if (!filter.lists(address)) {
                throw new NoAnswer(Trouble.ADDRESS_REFUSED, "nobody vouches for who names it, and it is not listed");
            }
            Fetched fetched = source.certificate(address);
            requireIssuer(fetched.octets(), below);
            log.accept(asked(address, begun, Optional.empty(), ""));
            return Optional.of(fetched.octets());
        } catch (NoAnswer e) {
            log.accept(asked(address, begun, Optional.of(e.trouble()), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void requireIssuer(byte[] der, X509Certificate below) {
        try {
            X509Certificate issuer = Certificates.parse(der);
            if (!issuer.getSubjectX500Principal().equals(below.getIssuerX500Principal())) {
                throw new NoAnswer(Trouble.USELESS, "another authority's certificate");
            }
            below.verify(issuer.getPublicKey(), Bc.provider());
        } catch (GeneralSecurityException | Refusal e) {
            throw new NoAnswer(Trouble.USELESS, String.valueOf(e.getMessage()), e);
        }
    }

    private Asked asked(URI address, Instant begun, Optional<Trouble> trouble, String detail) {
        return new Asked(
                "",
                Asked.What.AUTHORITY_CERTIFICATE,
                address,
                trouble.isEmpty() ? Asked.End.ANSWERED : Asked.End.FAILED,
                begun,
                Duration.between(begun, clock.instant()),
                trouble,
                detail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
