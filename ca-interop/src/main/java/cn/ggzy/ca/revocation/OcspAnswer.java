package cn.ggzy.ca.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An OCSP answer whose signature was verified, with what it says about certificates of one issuer. */
record OcspAnswer(String digest, Instant producedAt, Optional<X509Certificate> delegate, List<Single> singles) {
    OcspAnswer {
        singles = List.copyOf(singles);
    }

    /** What a responder knows of a certificate. */
    enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** What is said about one serial number. */
    record Single(BigInteger serial, Span span, Status status, Optional<Revoked> revoked) {}

    List<Single> about(BigInteger serial) {
        return singles.stream().filter(one -> one.serial().equals(serial)).toList();
    }
}
