package cn.ggzy.verifier.trust;

import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Unreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the reader brings along: keys of the log and the witnesses, roots of the organisations, policies. */
public final class Trust {
    /** Where Fabric keeps the chaincode definitions; its policy is the channel's, a majority by default. */
    public static final String LIFECYCLE = "_lifecycle";

    private final String channel;
    private final String logKey;
    private final List<String> witnessKeys;
    private final int witnessThreshold;
    private final Map<String, Organisation> organisations;
    private final Map<String, Policy> policies;
    private final Optional<Json> caTrustList;
    private final Map<Identity, Optional<Signer>> known = new ConcurrentHashMap<>();

    private Trust(Json file) {
        if (!file.text("format").equals("ggzy-trust/1")) throw new Unreadable(file.where(), "is no ggzy-trust/1");
        channel = file.text("channel");
        logKey = file.text("log");
        witnessKeys = file.list("witnesses").stream().map(Json::text).toList();
        witnessThreshold = file.at("witnessThreshold").small();
        organisations = organisations(file.list("organisations"));
        policies = policies(file.at("policies"));
        caTrustList = file.has("caTrustList") ? Optional.of(file.at("caTrustList")) : Optional.empty();
    }

    public static Trust file(Path file) {
        return of(Json.file(file));
    }

    public static Trust of(Json file) {
        return new Trust(file);
    }

    public String channel() {
        return channel;
    }

    public String logKey() {
        return logKey;
    }

    public List<String> witnessKeys() {
        return witnessKeys;
    }

    public int witnessThreshold() {
        return witnessThreshold;
    }

    /** The authorities of people's certificates, as the chain writes them down. */
    public Optional<TrustedList> authorities() {
        return caTrustList.map(Trust::authorities);
    }

    private static TrustedList authorities(Json json) {
        try {
            return TrustedList.of(CanonicalJson.parse(json.toString()));
        } catch (MalformedJson malformed) {
            throw new Unreadable(json.where(), "is no list of authorities");
        }
    }

    public Optional<Policy> policy(String namespace) {
        return Optional.ofNullable(policies.get(namespace));
    }

    /** The signer behind a serialized identity; every identity is judged once. */
    public Optional<Signer> signer(String mspId, String pem) {
        return known.computeIfAbsent(new Identity(mspId, pem), this::judge);
    }

    private Optional<Signer> judge(Identity identity) {
        Organisation organisation = organisations.get(identity.mspId());
        if (organisation == null) return Optional.empty();
        try {
            return organisation.signer(certificate(identity.pem()));
        } catch (Unreadable malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, Policy> policies(Json json) {
        Map<String, Policy> policies = new HashMap<>();
        if (!json.node().isObject()) throw new Unreadable(json.where(), "is no list of policies by name");
        for (String name : json.node().propertyNames()) policies.put(name, Policy.parse(json.text(name)));
        return policies;
    }

    private static Map<String, Organisation> organisations(List<Json> list) {
        Map<String, Organisation> organisations = new HashMap<>();
        for (Json json : list) {
            Organisation organisation = organisation(json);
            if (organisations.put(organisation.mspId(), organisation) != null) {
                throw new Unreadable(json.where(), organisation.mspId() + " stands twice");
            }
        }
        return Map.copyOf(organisations);
    }

    private static Organisation organisation(Json json) {
        return new Organisation(json.text("mspId"), certificates(json, "roots"), certificates(json, "intermediates"));
    }

    private static List<X509Certificate> certificates(Json json, String name) {
        return json.list(name).stream().map(pem -> certificate(pem.text())).toList();
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException malformed) {
            throw new Unreadable("certificate", "cannot be read");
        }
    }

    /** A majority of the organisations named, for namespaces that follow the channel's own rule. */
    public Policy majority() {
        return Policy.majorityOf(organisations.keySet().stream().sorted().toList());
    }

    private record Identity(String mspId, String pem) {}
}
