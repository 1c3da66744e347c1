package cn.ggzy.client.bid;

import cn.ggzy.ca.sealed.ContentKey;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedHeader;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.key.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** What a bidder does with a sealed bid: submit, replace, withdraw, and release its key for the opening. */
public final class BidDesk {
    private static final int QUESTIONS = 30;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Api api;
    private final Acts acts;
    private final SigningKey key;

    public BidDesk(Api api, Acts acts, SigningKey key) {
        this.api = api;
        this.acts = acts;
        this.key = key;
    }

    /** A stub that carries the store's statement and the signed act: all that a submission needs. */
    public Stub signed(Stub stub, JsonNode stored) {
        return signed(stub, stored, "bid.submit");
    }

    private Stub signed(Stub stub, JsonNode stored, String act) {
        CanonicalJson body = without(stub.submission(), "stored");
        Map<String, Object> submission = copy(body.members());
        submission.put("stored", CanonicalJson.parse(stored.toString()));
        return stub.with("submission", submission).with("act", acts.sign(key, act, body));
    }

    /** Submits; the same signed stub again, after a lost answer, gets the same receipt. */
    public JsonNode submit(Stub signed) {
        return known("tenders/" + signed.tender() + "/lots/" + signed.lot() + "/bids", envelope(signed, Map.of()));
    }

    /** A new bid in the place of an older one of the same bidder. */
    public Stub replacing(Stub stub, JsonNode stored) {
        return signed(stub, stored, "bid.replace");
    }

    public JsonNode replace(Stub signed, Stub old) {
        return known(path(old) + "/replacement", envelope(signed, Map.of("replaces", Map.of("salt", old.salt()))));
    }

    public JsonNode withdraw(Stub stub) {
        CanonicalJson act = acts.sign(key, "bid.withdraw", slot(stub));
        return api.post(path(stub) + "/withdrawal", CanonicalJson.of(Map.of("act", act, "salt", stub.salt())));
    }

    /** An answer of PENDING means that the chain has not said yet what became of it: the same envelope again has one outcome only. */
    private JsonNode known(String path, CanonicalJson envelope) {
        JsonNode latest = api.post(path, envelope);
        for (int asked = 1; !latest.has("receivedAt") && asked < QUESTIONS; asked++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            latest = api.post(path, envelope);
        }
        return latest;
    }

    public JsonNode receipt(Stub stub) {
        return api.get(path(stub));
    }

    /** Gives the platform what the bid is opened with: after the close, and only the bidder can. */
    public JsonNode release(Stub stub, Path sealed) throws IOException {
        Map<String, Object> body = new TreeMap<>();
        body.put("contentKey", contentKey(sealed).hex());
        body.put("contentSalt", stub.text("contentSalt"));
        body.put("plaintextDigest", stub.text("plaintextDigest"));
        body.put("figures", stub.figures());
        body.put("salt", stub.salt());
        body.put("act", stub.act().orElseThrow(() -> new IOException("the stub has no signed act")));
        body.put("releaseAct", acts.sign(key, "bid.release", slot(stub)));
        return api.post(path(stub) + "/release", CanonicalJson.of(body));
    }

    private ContentKey contentKey(Path sealed) throws IOException {
        try (InputStream in = Files.newInputStream(sealed)) {
            SealedHeader header = SealedBid.readHeader(in);
            return header.recipient(key.certificate())
                    .orElseThrow(() -> new IOException(sealed + " is not sealed to this certificate"))
                    .unwrap(key.privateKey());
        }
    }

    private static CanonicalJson envelope(Stub signed, Map<String, ?> more) {
        Map<String, Object> body = new TreeMap<>(more);
        body.put("submission", signed.submission());
        Optional<CanonicalJson> act = signed.act();
        body.put("act", act.orElseThrow(() -> new IllegalStateException("not signed yet")));
        body.put("salt", signed.salt());
        return CanonicalJson.of(body);
    }

    private static Map<String, Object> slot(Stub stub) {
        return Map.of("tender", stub.tender(), "lot", stub.lot(), "ticket", stub.ticket());
    }

    private static String path(Stub stub) {
        return "bids/" + stub.tender() + "/" + stub.lot() + "/" + stub.ticket();
    }

    private static CanonicalJson without(CanonicalJson json, String name) {
        Map<String, Object> rest = copy(json.members());
        rest.remove(name);
        return CanonicalJson.of(rest);
    }

    private static Map<String, Object> copy(Members members) {
        Map<String, Object> copy = new TreeMap<>();
        members.names().forEach(name -> copy.put(name, members.json(name)));
        return copy;
    }
}
