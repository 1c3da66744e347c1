package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.signer.SignerPort;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A time stamp authority with its key at hand: answers requests, for practice, for tests, and for whoever runs one. */
public final class LocalTimeStamper implements TimeStamper {
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> DIGESTS =
            Stream.of(ImprintDigest.values()).map(ImprintDigest::oid).collect(Collectors.toSet());

    private final String name;
    private final SignerPort signer;
    private final String policy;
    private final Duration accuracy;
    private final Clock clock;

    public LocalTimeStamper(String name, SignerPort signer, String policy, Duration accuracy, Clock clock) {
        this.name = name;
        this.signer = signer;
        this.policy = policy;
        this.accuracy = accuracy;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TimeStampToken stamp(cn.ggzy.ca.timestamp.TimeStampRequest request) {
        return TimeStampAnswers.token(answer(request.encoded()), request);
    }

    SignerPort signer() {
        return signer;
    }

    /** The octets of the answer to the octets of a request: granted, or a rejection with its failure. */
    public byte[] answer(byte[] request) {
        try {
            TimeStampResponseGenerator answers = new TimeStampResponseGenerator(generator(), oids(DIGESTS));
            return answer(answers, request);
        } catch (TSPException | IOException | OperatorCreationException | java.security.cert.CertificateException e) {
            throw new Refusal("timestamp.unavailable", name + " cannot stamp", e);
        }
    }

    private byte[] answer(TimeStampResponseGenerator answers, byte[] octets) throws TSPException, IOException {
        try {
            TimeStampRequest request = new TimeStampRequest(octets);
            ASN1ObjectIdentifier wanted = request.getReqPolicy();
            if (wanted != null && !wanted.getId().equals(policy)) {
                return answers.generateFailResponse(
                                PKIStatus.REJECTION, PKIFailureInfo.unacceptedPolicy, "policy " + wanted)
                        .getEncoded();
            }
            return answers.generate(request, serial(), Date.from(clock.instant()))
                    .getEncoded();
        } catch (IOException | RuntimeException e) {
            return answers.generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.badDataFormat, "not a request")
                    .getEncoded();
        }
    }

    private TimeStampTokenGenerator generator()
            throws TSPException, OperatorCreationException, java.security.cert.CertificateException, IOException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Bc.provider())
                .build();
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new JcaSignerInfoGeneratorBuilder(digests)
                        .build(new SignerContent(signer), Certificates.parse(signer.certificate())),
                digests.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(ImprintDigest.SHA_256.oid()))),
                new ASN1ObjectIdentifier(policy));
        generator.addCertificates(new CollectionStore<>(certificates()));
        generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
        generator.setAccuracySeconds((int) accuracy.toSeconds());
        generator.setAccuracyMillis(accuracy.toMillisPart());
        return generator;
    }

    private List<X509CertificateHolder> certificates() throws CertificateEncodingException {
        return Stream.concat(Stream.of(signer.certificate()), signer.chain().stream())
                .map(LocalTimeStamper::holder)
                .toList();
    }

    private static X509CertificateHolder holder(byte[] der) {
        try {
            return new X509CertificateHolder(der);
        } catch (IOException e) {
            throw new Refusal("certificate.malformed", "in the authority's chain", e);
        }
    }

    private static Set<ASN1ObjectIdentifier> oids(Set<String> all) {
        return all.stream().map(ASN1ObjectIdentifier::new).collect(Collectors.toSet());
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }
}
