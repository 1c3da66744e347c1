package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.crypto.Bc;
import cn.ggzy.ca.crypto.KeyFamily;
import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.signature.SignatureAlgorithm;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.Stage;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Somebody with a key who signs in and asks, over HTTP, as the pages do. */
final class Somebody {
    private final MockMvc http;
    private final Stage stage;
    private final PracticeKey key;
    private final @Nullable Cookie session;

    private Somebody(MockMvc http, Stage stage, PracticeKey key) {
        this.http = http;
        this.stage = stage;
        this.key = key;
        this.session = login(key).getCookie("GGZY");
    }

    static Somebody with(MockMvc http, Stage stage, PracticeKey key) {
        return new Somebody(http, stage, key);
    }

    /** A new person of an organisation that nobody else is of, with a certificate of this authority. */
    static Somebody of(MockMvc http, Stage stage, String authority) {
        int number = ThreadLocalRandom.current().nextInt(10_000_000);
        return of(http, stage, authority, Uscc.complete("91620100MA%07d".formatted(number)));
    }

    static Somebody of(MockMvc http, Stage stage, String authority, Uscc uscc) {
        String id = "P" + Ids.randomHex(6).toUpperCase(Locale.ROOT);
        return new Somebody(
                http,
                stage,
                stage.the(PracticeProvince.class)
                        .issue("cert-" + id, authority, new Holder("bidder", id, "陈" + id, "练习单位", Optional.of(uscc))));
    }

    PracticeKey key() {
        return key;
    }

    Uscc uscc() {
        return new Uscc(key.uscc());
    }

    String digest() {
        return Digests.sha256(key.certificate());
    }

    Account account() {
        return stage.account(key, Role.BIDDER);
    }

    boolean isSignedIn() {
        return session != null;
    }

    /** The same person with a key and the certificate that was issued for it. */
    Somebody with(KeyPair own, byte[] certificate) {
        return new Somebody(
                http,
                stage,
                new PracticeKey(
                        key.role(),
                        key.name(),
                        key.organisation(),
                        key.uscc(),
                        SignatureAlgorithm.of(KeyFamily.of(own.getPublic())),
                        certificate,
                        List.of(),
                        own.getPrivate().getEncoded()));
    }

    JsonNode act(String name, Map<String, ?> body) {
        return stage.sign(key, name, body);
    }

    JsonNode ask(RequestKind kind, Map<String, ?> body, byte @Nullable [] csr) {
        return ask(kind, act(kind.act(), body), csr);
    }

    JsonNode ask(RequestKind kind, JsonNode act, byte @Nullable [] csr) {
        Map<String, Object> asked = new TreeMap<>(Map.of("kind", kind.name(), "act", act));
        if (csr != null) {
            asked.put("csr", csr);
        }
        return post("/api/v1/certificates/requests", asked);
    }

    JsonNode get(String path) {
        return answer(MockMvcRequestBuilders.get(path));
    }

    JsonNode post(String path, Object body) {
        return answer(MockMvcRequestBuilders.post(path)
                .header("X-Requested-With", "ggzy")
                .contentType(MediaType.APPLICATION_JSON)
                .content(CanonicalJson.of(body)));
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        MockHttpServletResponse response = perform(session == null ? request : request.cookie(session));
        return CanonicalJson.read(response.getContentAsByteArray());
    }

    private MockHttpServletResponse login(PracticeKey with) {
        JsonNode challenge = CanonicalJson.read(
                perform(MockMvcRequestBuilders.post("/api/v1/login/challenges").header("X-Requested-With", "ggzy"))
                        .getContentAsByteArray());
        String text = challenge.path("text").asString();
        return perform(MockMvcRequestBuilders.post("/api/v1/login")
                .header("X-Requested-With", "ggzy")
                .contentType(MediaType.APPLICATION_JSON)
                .content(CanonicalJson.of(Map.of(
                        "challenge",
                        challenge.path("challenge").asString(),
                        "signature",
                        Map.of(
                                "algorithm",
                                with.algorithm().id(),
                                "certificate",
                                base64(with.certificate()),
                                "chain",
                                with.chain().stream().map(Somebody::base64).toList(),
                                "value",
                                base64(with.sign(text.getBytes(StandardCharsets.UTF_8))))))));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** PKCS#10 as the browser makes it. */
    static byte[] csr(KeyPair asked, KeyPair signing) {
        try {
            boolean rsa = KeyFamily.of(signing.getPublic()) == KeyFamily.RSA;
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), asked.getPublic())
                    .build(new JcaContentSignerBuilder(rsa ? "SHA256WITHRSA" : "SM3WITHSM2")
                            .setProvider(Bc.provider())
                            .build(signing.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair newKey(KeyFamily family) {
        return Keys.generate(family);
    }

    static Set<String> names(JsonNode list, String member) {
        return Set.copyOf(
                list.valueStream().map(one -> one.path(member).asString()).toList());
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(Objects.requireNonNull(octets));
    }
}
