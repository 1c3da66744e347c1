package cn.ggzy.platform.trade;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.ca.sealed.BidSlot;
import cn.ggzy.ca.sealed.SealRequest;
import cn.ggzy.ca.sealed.SealedBid;
import cn.ggzy.ca.sealed.SealedResult;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.consistency.Commitments;
import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.document.Uploads;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.trade.bid.Answer;
import cn.ggzy.platform.trade.bid.BidId;
import cn.ggzy.platform.trade.bid.Bids;
import cn.ggzy.platform.trade.bid.Receipt;
import cn.ggzy.platform.trade.opening.Openings;
import cn.ggzy.platform.trade.opening.Release;
import cn.ggzy.platform.trade.rule.RuleSets;
import cn.ggzy.platform.trade.tender.Deadlines;
import cn.ggzy.platform.trade.tender.Fixtures;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Quota;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderDraft;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The practice province on stage: its people act through the doors of the rooms, with their own keys. */
public final class Stage {
    /** Long enough for the practice rule set and a busy machine, short enough to wait for. */
    public static final Duration SHORT = Duration.ofSeconds(12);

    /** A committee that the practice pool can fill. */
    private static final List<Quota> COMMITTEE = List.of(new Quota("A0801", 3), new Quota("B0103", 2));

    private static final int PIECE = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApplicationContext context;
    private final SecureRandom random = new SecureRandom();

    public Stage(ApplicationContext context) {
        this.context = context;
        RuleSets rules = the(RuleSets.class);
        // The practice chain gets its rules at the start of the application; be sure that it has them.
        await(() -> isReady(rules));
    }

    public <T> T the(Class<T> door) {
        return context.getBean(door);
    }

    public PracticeKey key(String player) {
        return the(PracticeProvince.class).player(player);
    }

    public Account account(String player, Role role) {
        return account(key(player), role);
    }

    public Account account(PracticeKey key, Role role) {
        String uscc = key.uscc();
        return new Account(Digests.sha256(key.certificate()), key.name(), key.organisation(), uscc, Set.of(role));
    }

    public Account agency() {
        return account("agency", Role.AGENCY);
    }

    public Account tenderer() {
        return account("tenderer", Role.TENDERER);
    }

    public JsonNode sign(PracticeKey key, String act, Map<String, ?> body) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("act", act);
        payload.put("at", the(Clock.class).instant().toString());
        payload.put("nonce", Ids.randomHex(16));
        payload.put("body", body);
        return CanonicalJson.tree(Map.of(
                "payload",
                payload,
                "signature",
                Map.of(
                        "algorithm", key.algorithm().id(),
                        "certificate", base64(key.certificate()),
                        "chain", key.chain().stream().map(Stage::base64).toList(),
                        "value", base64(key.sign(CanonicalJson.bytes(payload))))));
    }

    /** A draft whose bidding ends after this time. */
    public Tender draft(Duration bidding) {
        return draft(bidding, COMMITTEE);
    }

    public Tender draft(Duration bidding, List<Quota> quotas) {
        Document document = the(Documents.class)
                .store(
                        "招标文件.pdf",
                        new ByteArrayInputStream(Ids.randomHex(64).getBytes(StandardCharsets.UTF_8)),
                        agency().id());
        Lot lot = Fixtures.lot("1");
        return the(Tenders.class)
                .draft(
                        new TenderDraft(
                                null,
                                "练习医院设备采购",
                                "990000",
                                "A01",
                                "engineering",
                                tenderer().uscc(),
                                agency().uscc(),
                                "practice",
                                the(Clock.class).instant().plus(bidding),
                                document.id().value(),
                                List.of(new TenderDraft.LotDraft(
                                        "1", lot.title(), 1_000_000_000L, quotas, lot.qualification(), lot.scoring()))),
                        agency());
    }

    public Tender published(Duration bidding) {
        return published(bidding, COMMITTEE);
    }

    public Tender published(Duration bidding, List<Quota> quotas) {
        Tender draft = draft(bidding, quotas);
        Deadlines deadlines = the(Deadlines.class);
        JsonNode act = sign(key("agency"), "tender.publish", deadlines.publicationBody(draft.id(), agency()));
        deadlines.publish(draft.id(), act, agency());
        return the(Tenders.class).find(draft.id());
    }

    /** A bid as its bidder knows it. */
    public record SealedFile(
            BidId id,
            PracticeKey bidder,
            byte[] file,
            SealedResult sealed,
            String contentSalt,
            String salt,
            Map<String, Release.Figure> figures,
            Map<String, Object> submission,
            JsonNode act) {}

    public SealedFile seal(Tender tender, String bidder, long priceFen) {
        BidId id = BidId.of(tender.id().value(), "1", Ids.randomHex(16));
        PracticeKey key = key(bidder);
        byte[] plain = new byte[150_000];
        random.nextBytes(plain);
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            SealedResult sealed = SealedBid.seal(
                    new SealRequest(
                            new BidSlot(tender.id().value(), "1", id.ticket().value(), 1),
                            plain.length,
                            List.of(key.certificate())),
                    new ByteArrayInputStream(plain),
                    file,
                    random);
            return promise(id, key, file.toByteArray(), sealed, priceFen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SealedFile promise(BidId id, PracticeKey key, byte[] file, SealedResult sealed, long priceFen) {
        String contentSalt = Ids.randomHex(16);
        String salt = Ids.randomHex(16);
        Release.Figure price = new Release.Figure(Ids.randomHex(16), Long.toString(priceFen));
        Map<String, Object> submission = new LinkedHashMap<>(id.argument());
        submission.put("version", 1);
        submission.put(
                "sealed",
                Map.of(
                        "root",
                        sealed.pieces().root(),
                        "size",
                        file.length,
                        "chunks",
                        sealed.pieces().count()));
        submission.put(
                "content",
                Commitments.content(Hex.decode(contentSalt), Hash.fromHex(sealed.plaintextDigest()))
                        .hex());
        submission.put(
                "figures",
                Map.of(
                        "price",
                        Commitments.figure("price", Hex.decode(price.salt()), price.value())
                                .hex()));
        submission.put(
                "bidder",
                Commitments.bidder(
                                new cn.ggzy.chain.consistency.Ticket(
                                        id.lot().tender().value(),
                                        "1",
                                        id.ticket().value()),
                                key.uscc(),
                                Hash.of(key.certificate()),
                                Hex.decode(salt))
                        .hex());
        JsonNode act = sign(key, "bid.submit", submission);
        return new SealedFile(id, key, file, sealed, contentSalt, salt, Map.of("price", price), submission, act);
    }

    /** Uploads, and completes the public argument with the store's statement. */
    public Bids.Handed uploaded(SealedFile bid) {
        Uploads uploads = the(Uploads.class);
        Uploads.Progress progress = uploads.begin(new Uploads.Announcement(
                bid.id().lot().tender().value(),
                "1",
                bid.id().ticket().value(),
                bid.file().length,
                bid.sealed().pieces().root(),
                bid.sealed().pieces().digests()));
        for (int piece : progress.missing()) {
            int to = Math.min(bid.file().length, (piece + 1) * PIECE);
            uploads.put(
                    progress.upload(),
                    piece,
                    new ByteArrayInputStream(Arrays.copyOfRange(bid.file(), piece * PIECE, to)));
        }
        Uploads.Stored stored = uploads.complete(progress.upload());
        Map<String, Object> argument = new LinkedHashMap<>(bid.submission());
        argument.put("stored", Map.of("at", stored.at().toString(), "signature", stored.signature()));
        return new Bids.Handed(CanonicalJson.tree(argument), bid.act(), bid.salt());
    }

    public Receipt submit(SealedFile bid) {
        return receipt(the(Bids.class).submit(bid.id().lot(), uploaded(bid)));
    }

    public static Receipt receipt(Answer answer) {
        if (answer instanceof Answer.Received received) {
            return received.receipt();
        }
        throw new AssertionError("no receipt: " + answer);
    }

    public void release(SealedFile bid) {
        releaseWith(bid, bid.sealed().key().hex());
    }

    public void releaseWith(SealedFile bid, String contentKey) {
        the(Openings.class)
                .release(
                        bid.id(),
                        new Release(
                                contentKey,
                                bid.contentSalt(),
                                bid.sealed().plaintextDigest(),
                                bid.figures(),
                                bid.salt(),
                                bid.act()),
                        sign(bid.bidder(), "bid.release", bid.id().argument()),
                        account(bid.bidder(), Role.BIDDER));
    }

    public void awaitState(Tender tender, TenderState state) {
        await(() -> the(Tenders.class).find(tender.id()).state() == state);
    }

    public LotId lot(Tender tender) {
        return new LotId(tender.id(), "1");
    }

    /** The clock of the chain is a real one, and so are its deadlines: waits until it is so. */
    public static void await(BooleanSupplier until) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to this within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean isReady(RuleSets rules) {
        try {
            rules.requireOnChain(rules.find("practice", 1));
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
