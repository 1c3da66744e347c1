package cn.ggzy.ca.document.fuzz;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What octets claim to be, and how such octets are bent. */
enum Kind {
    CERTIFICATE,
    CRL,
    OCSP,
    SIGNATURE,
    ENVELOPE,
    TIME_STAMP,
    EVIDENCE,
    SEAL,
    OFD,
    PDF;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String id) {
        return Stream.of(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    byte[] bend(byte[] seed, byte[] other, Random random) {
        return switch (this) {
            case OFD -> new Containers(random).zip(seed, other);
            case PDF -> new Containers(random).pdf(seed, other);
            default -> new Mutations(random).der(seed, other);
        };
    }
}
