package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.json.Canonical;
import cn.ggzy.ca.json.StrictObject;
import cn.ggzy.ca.signature.RawSignatures;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A practice key file: a certificate together with its unprotected private key, in the form that the browser reads too. For training
 * only; real keys stay in a token. {@code uscc} is empty for a person who acts for no organisation.
 */
public record PracticeKey(
        String role,
        String name,
        String organisation,
        String uscc,
        SignatureAlgorithm algorithm,
        byte[] certificate,
        List<byte[]> chain,
        byte[] privateKey) {
    public static final String FORMAT = "ggzy-practice-key/1";

    public PracticeKey {
        chain = List.copyOf(chain);
    }

    public static PracticeKey parse(String text) {
        StrictObject json = StrictObject.parse(text, "practice-key.malformed");
        if (!json.string("format").equals(FORMAT)) {
            throw json.refuse("format", "must be " + FORMAT);
        }
        PracticeKey key = new PracticeKey(
                json.string("role"),
                json.string("name"),
                json.string("organisation"),
                json.string("uscc"),
                SignatureAlgorithm.of(json.string("algorithm")),
                json.base64("certificate"),
                json.base64List("chain"),
                json.base64("privateKey"));
        json.end();
        return key;
    }

    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("role", role);
        json.put("name", name);
        json.put("organisation", organisation);
        json.put("uscc", uscc);
        json.put("algorithm", algorithm.id());
        json.put("certificate", base64(certificate));
        json.put("chain", chain.stream().map(PracticeKey::base64).toList());
        json.put("privateKey", base64(privateKey));
        return Canonical.write(json);
    }

    /** A raw signature with this key. */
    public byte[] sign(byte[] data) {
        return RawSignatures.sign(algorithm, Keys.privateKey(privateKey), data);
    }

    /** Never the private key. */
    @Override
    public String toString() {
        return "PracticeKey[" + role + " " + name + "]";
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
