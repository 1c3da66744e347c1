package cn.ggzy.ca.trust.federation;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.ca.signer.SignerPort;
import cn.ggzy.ca.trust.TrustList;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signatures of a list in a file beside it, so that those who read the list without the chain know whose it is. Each is over the
 * octets of the list's canonical form.
 */
public record ListSignatures(String digest, List<One> signatures) {
    public static final String FORMAT = "ggzy-trust-list-signatures/1";
    private static final String CODE = "trust.not-signed";
    private static final int MANY = 64;

    public ListSignatures {
        signatures = List.copyOf(signatures);
    }

    /** A signature and the certificate it is by. */
    public record One(X509Certificate certificate, SignatureAlgorithm algorithm, byte[] value) {}

    public static ListSignatures none(TrustList list) {
        return new ListSignatures(list.digest(), List.of());
    }

    public ListSignatures and(TrustList list, SignerPort signer) {
        List<One> more = new ArrayList<>(signatures);
        more.add(new One(Certificates.parse(signer.certificate()), signer.algorithm(), signer.sign(octets(list))));
        return new ListSignatures(digest, more);
    }

    /** Reads strictly; anything odd is refused with {@code trust.not-signed}. */
    public static ListSignatures parse(String text) {
        StrictObject json = StrictObject.parse(text, CODE);
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        ListSignatures read = new ListSignatures(
                json.string("digest"),
                json.objects("signatures").stream().map(ListSignatures::one).toList());
        json.end();
        if (read.signatures().size() > MANY) {
            throw json.refuse("signatures", "are more than " + MANY);
        }
        return read;
    }

    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("digest", digest);
        json.put("signatures", signatures.stream().map(ListSignatures::write).toList());
        return Canonical.write(json);
    }

    /** By how many of the known signers the list is signed; one key counts once, whatever certificates it has. */
    public int by(List<X509Certificate> signers, TrustList list) {
        if (!digest.equals(list.digest())) {
            throw new Refusal(CODE, "the signatures are another list's");
        }
        byte[] octets = octets(list);
        Set<PublicKey> keys = new HashSet<>();
        for (One one : signatures) {
            PublicKey key = one.certificate().getPublicKey();
            boolean known =
                    signers.stream().anyMatch(signer -> signer.getPublicKey().equals(key));
            if (known && !keys.contains(key) && holds(one, octets)) {
                keys.add(key);
            }
        }
        return keys.size();
    }

    private static boolean holds(One one, byte[] octets) {
        try {
            return RawSignatures.verify(one.algorithm(), one.certificate().getPublicKey(), octets, one.value());
        } catch (Refusal e) {
            return false;
        }
    }

    private static byte[] octets(TrustList list) {
        return list.toJson().getBytes(StandardCharsets.UTF_8);
    }

    private static One one(StrictObject json) {
        try {
            One one = new One(
                    Certificates.parse(json.base64("certificate")),
                    SignatureAlgorithm.of(json.string("algorithm")),
                    json.base64("value"));
            json.end();
            return one;
        } catch (Refusal e) {
            throw new Refusal(CODE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> write(One one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("certificate", Base64.getEncoder().encodeToString(Certificates.encoded(one.certificate())));
        json.put("algorithm", one.algorithm().id());
        json.put("value", Base64.getEncoder().encodeToString(one.value()));
        return json;
    }
}
