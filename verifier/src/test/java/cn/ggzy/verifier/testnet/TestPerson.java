package cn.ggzy.verifier.testnet;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.chain.canonical.CanonicalJson;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A person who signs acts, with a certificate of his own making. */
public final class TestPerson {
    private final KeyPair pair;
    private final SignatureAlgorithm algorithm;
    private final byte[] certificate;
    private int nonce;

    public TestPerson(String name, KeyFamily family) {
        pair = Keys.generate(family);
        algorithm = SignatureAlgorithm.of(family);
        try {
            certificate = new JcaX509v3CertificateBuilder(
                            new X500Name("CN=" + name),
                            BigInteger.ONE,
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2040-01-01T00:00:00Z")),
                            new X500Name("CN=" + name),
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder(family == KeyFamily.RSA ? "SHA256withRSA" : "SM3withSM2")
                            .setProvider(Bc.provider())
                            .build(pair.getPrivate()))
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A signed act with this body. */
    public Map<String, Object> act(String name, Map<String, ?> body) {
        Map<String, Object> payload = Map.of(
                "act",
                name,
                "at",
                TestNetwork.NOW.toString(),
                "nonce",
                HexFormat.of().toHexDigits(++nonce, 16) + "0000000000000000",
                "body",
                body);
        byte[] signature = RawSignatures.sign(
                algorithm, pair.getPrivate(), CanonicalJson.of(payload).bytes());
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "payload",
                payload,
                "signature",
                Map.of(
                        "algorithm",
                        algorithm.id(),
                        "certificate",
                        base64.encodeToString(certificate),
                        "chain",
                        List.of(),
                        "value",
                        base64.encodeToString(signature)));
    }
}
