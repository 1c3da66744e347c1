package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/** A time stamp token as it was handed in: what it claims. Whether the claims hold is for {@link TimeStampVerifier}. */
public final class TimeStampToken {
    static final int MAX_OCTETS = 256 * 1024;
    private static final int NANOS_PER_MICRO = 1_000;

    private final byte[] octets;
    private final org.bouncycastle.tsp.TimeStampToken token;
    private final TimeStampTokenInfo info;

    private TimeStampToken(byte[] octets, org.bouncycastle.tsp.TimeStampToken token) {
        this.octets = octets;
        this.token = token;
        this.info = token.getTimeStampInfo();
    }

    /** Refuses with {@code timestamp.malformed}: one signer, a TSTInfo inside, nothing behind it. */
    public static TimeStampToken parse(byte[] octets) {
        Strict.requireOne(octets, MAX_OCTETS);
        try {
            CMSSignedData signed = new CMSSignedData(ContentInfo.getInstance(octets));
            TimeStampToken read = new TimeStampToken(octets.clone(), new org.bouncycastle.tsp.TimeStampToken(signed));
            read.requireReadable();
            return read;
        } catch (TSPException | IOException | org.bouncycastle.cms.CMSException | RuntimeException e) {
            throw Strict.malformed(e);
        }
    }

    public byte[] octets() {
        return octets.clone();
    }

    public Imprint imprint() {
        return new Imprint(info.getMessageImprintAlgOID().getId(), info.getMessageImprintDigest());
    }

    public Instant time() {
        return info.getGenTime().toInstant();
    }

    public Optional<Duration> accuracy() {
        @org.jspecify.annotations.Nullable GenTimeAccuracy stated = info.getGenTimeAccuracy();
        return stated == null
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(stated.getSeconds())
                        .plusMillis(stated.getMillis())
                        .plusNanos((long) stated.getMicros() * NANOS_PER_MICRO));
    }

    /** The earliest instant at which it can have been made. */
    public Instant earliest() {
        return time().minus(accuracy().orElse(Duration.ZERO));
    }

    /** The latest instant at which it can have been made: what it covers existed then. */
    public Instant latest() {
        return time().plus(accuracy().orElse(Duration.ZERO));
    }

    public String policy() {
        return info.getPolicy().getId();
    }

    public BigInteger serial() {
        return info.getSerialNumber();
    }

    public Optional<BigInteger> nonce() {
        return Optional.ofNullable(info.getNonce());
    }

    /** Whether the authority says that its tokens are ordered by time even within the accuracy. */
    public boolean ordered() {
        return info.isOrdered();
    }

    /** All certificates inside, DER. */
    public List<byte[]> certificates() {
        return encoded(token.getCertificates().getMatches(null));
    }

    /** The signer's certificate, if it is inside. */
    @SuppressWarnings("unchecked")
    public Optional<byte[]> signer() {
        return encoded(token.getCertificates().getMatches(token.getSID())).stream()
                .findFirst();
    }

    org.bouncycastle.tsp.TimeStampToken inner() {
        return token;
    }

    /** Everything that is asked for later is asked for once, so that a broken token is refused here and not in a verdict. */
    private void requireReadable() {
        if (imprint().value().length == 0 || policy().isEmpty() || serial().signum() < 0) {
            throw new Refusal("timestamp.malformed", "an empty imprint or a negative serial number");
        }
        if (latest().isBefore(earliest())
                || accuracy().filter(Duration::isNegative).isPresent()) {
            throw new Refusal("timestamp.malformed", "a negative accuracy");
        }
        if (info.getExtensions() != null && info.getExtensions().hasAnyCriticalExtensions()) {
            throw new Refusal("timestamp.malformed", "a critical extension that nobody here knows");
        }
        Object unused = certificates();
    }

    private static List<byte[]> encoded(java.util.Collection<X509CertificateHolder> holders) {
        List<byte[]> all = new ArrayList<>();
        try {
            for (X509CertificateHolder holder : holders) {
                all.add(holder.getEncoded());
            }
        } catch (IOException e) {
            throw Strict.malformed(e);
        }
        return List.copyOf(all);
    }
}
