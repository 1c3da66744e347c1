package cn.ggzy.platform.service.mediumless;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.cosign.ClientKey;
import cn.ggzy.ca.cosign.CosignServer;
import cn.ggzy.ca.cosign.Decryption;
import cn.ggzy.ca.cosign.KeyGeneration;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.Pin;
import cn.ggzy.ca.cosign.Refresh;
import cn.ggzy.ca.cosign.SessionId;
import cn.ggzy.ca.cosign.SessionPurpose;
import cn.ggzy.ca.cosign.SessionsInMemory;
import cn.ggzy.ca.cosign.Signing;
import cn.ggzy.ca.cosign.StandardClient;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Ids;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** A person's phone, speaking to the platform over HTTP as the page does; a refusal of the platform is one of the library's here. */
public final class TestPhone implements CosignServer {
    public static final String PIN = "271828";

    private final MockMvc http;
    private final SecureRandom random = new SecureRandom();
    private final SessionsInMemory sessions = new SessionsInMemory();
    private final String token = Ids.randomHex(32);
    private @Nullable ClientKey key;
    private byte[] certificate = {};

    public TestPhone(MockMvc http) {
        this.http = http;
    }

    /** Makes a key with the code its person was given, and asks for the certificate. */
    public TestPhone enrol(String code, String face) {
        make(code, face);
        certificate = octets(ask(post(url("/certificate")), Map.of("request", base64(request()))), "certificate");
        return this;
    }

    TestPhone make(String code, String face) {
        JsonNode invitation = ask(post("/api/v1/mediumless/invitations"), Map.of("code", code));
        SessionId session = new SessionId(text(invitation, "session"));
        KeyGeneration.Client client = KeyGeneration.client(session, random);
        JsonNode offer = ask(
                post("/api/v1/mediumless/invitations/offer"),
                Map.of(
                        "code", code,
                        "commitment", base64(client.commitment().digest()),
                        "picture", base64(("practice-face:" + face).getBytes(StandardCharsets.UTF_8))));
        KeyGeneration.ClientResult mine = client.accept(new KeyGeneration.Offer(
                octets(offer, "point"),
                new KeyGeneration.Proof(number(offer, "challenge"), number(offer, "response"))));
        KeyId id = new KeyId(text(invitation, "key"));
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        key = new ClientKey(id, 0, mine.share(), salt);
        KeyGeneration.Opening opening = mine.opening();
        Map<String, Object> handed = Map.of(
                "code", code,
                "point", base64(opening.point()),
                "challenge", hex(opening.proof().challenge()),
                "response", hex(opening.proof().response()),
                "salt", base64(opening.salt()),
                "confirmation", base64(mine.confirmation()),
                "pinVerifier", base64(Pin.verifier(id, salt, PIN)),
                "device", token);
        JsonNode made = ask(post("/api/v1/mediumless/invitations/opening"), handed);
        KeyGeneration.requireSame(octets(made, "confirmation"), mine.confirmation());
        return this;
    }

    public String id() {
        return key().id().value();
    }

    public byte[] certificate() {
        return certificate.clone();
    }

    public byte[] sign(byte[] message) {
        return sign(message, PIN);
    }

    byte[] sign(byte[] message, String pin) {
        return client().sign(message, pin);
    }

    public byte[] decrypt(byte[] cipher) {
        return client().decrypt(cipher, PIN);
    }

    void changePin(String to) {
        key = ((StandardClient) client().changePin(PIN, to, stored -> {})).key();
    }

    void refresh() {
        key = ((StandardClient) client().refresh(PIN, stored -> {})).key();
    }

    /** The signature in the form of an act or a login. */
    public Map<String, Object> signature(byte[] message) {
        return Map.of(
                "algorithm", "SM2-SM3",
                "certificate", base64(certificate),
                "chain", List.of(),
                "value", base64(sign(message)));
    }

    public JsonNode act(String name, Map<String, ?> body, InstantSource clock) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("act", name);
        payload.put("at", clock.instant().toString());
        payload.put("nonce", Ids.randomHex(16));
        payload.put("body", body);
        return CanonicalJson.tree(Map.of("payload", payload, "signature", signature(CanonicalJson.bytes(payload))));
    }

    JsonNode ask(MockHttpServletRequestBuilder request, Map<String, ?> body) {
        MockHttpServletResponse answer = perform(request.content(CanonicalJson.of(body)));
        byte[] content = answer.getContentAsByteArray();
        JsonNode json = content.length == 0 ? CanonicalJson.tree(Map.of()) : CanonicalJson.read(content);
        if (answer.getStatus() >= 400) {
            throw new Refusal(text(json, "code"), text(json, "detail"));
        }
        return json;
    }

    JsonNode view() {
        return ask(get(url("")), Map.of());
    }

    String url(String rest) {
        return "/api/v1/mediumless/keys/" + id() + rest;
    }

    /** Another phone that has heard the key's name. */
    TestPhone stolenName() {
        TestPhone other = new TestPhone(http);
        other.key = key;
        return other;
    }

    private byte[] request() {
        try {
            CertificationRequestInfo info = new CertificationRequestInfo(
                    new X500Name("CN=phone"),
                    new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1),
                            key().share().publicKey()),
                    new DERSet());
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(info);
            all.add(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.501")));
            all.add(new DERBitString(sign(info.getEncoded("DER"))));
            return new DERSequence(all).getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public SessionId open(KeyId id, SessionPurpose purpose, byte[] message) {
        return new SessionId(text(
                ask(post(url("/sessions")), Map.of("purpose", purpose.name(), "message", base64(message))), "session"));
    }

    @Override
    public Signing.Answer sign(Signing.Request request) {
        JsonNode answer = ask(
                post(url("/sessions/" + request.session().hex() + "/signature")),
                Map.of(
                        "epoch", request.epoch(),
                        "q1", base64(request.q1()),
                        "message", base64(request.message()),
                        "pinProof", base64(request.pinProof())));
        return new Signing.Answer(number(answer, "r"), number(answer, "s1"));
    }

    @Override
    public Decryption.Answer decrypt(Decryption.Request request) {
        return new Decryption.Answer(octets(
                ask(
                        post(url("/sessions/" + request.session().hex() + "/decryption")),
                        Map.of(
                                "epoch", request.epoch(),
                                "t1", base64(request.t1()),
                                "pinProof", base64(request.pinProof()))),
                "t2"));
    }

    @Override
    public Refresh.Answer refresh(Refresh.Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("epoch", request.epoch());
        body.put("rho", hex(request.rho()));
        body.put("pinProof", base64(request.pinProof()));
        if (request.newPin().length > 0) {
            body.put("newPin", base64(request.newPin()));
        }
        return new Refresh.Answer(ask(post(url("/sessions/" + request.session().hex() + "/refresh")), body)
                .get("epoch")
                .longValue());
    }

    @Override
    public void abort(KeyId id, SessionId session) {
        perform(delete(url("/sessions/" + session.hex())));
    }

    private StandardClient client() {
        return new StandardClient(key(), this, sessions, random, InstantSource.system());
    }

    private ClientKey key() {
        return Objects.requireNonNull(key);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request.header("X-Requested-With", "ggzy")
                            .header("X-Device", token)
                            .contentType(MediaType.APPLICATION_JSON))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(JsonNode json, String name) {
        return Objects.requireNonNull(json.get(name)).stringValue();
    }

    private static byte[] octets(JsonNode json, String name) {
        return Base64.getDecoder().decode(text(json, name));
    }

    private static BigInteger number(JsonNode json, String name) {
        return new BigInteger(text(json, name), 16);
    }

    private static String hex(BigInteger number) {
        return "%064x".formatted(number);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
