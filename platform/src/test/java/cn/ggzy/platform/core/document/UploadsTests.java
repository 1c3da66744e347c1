package cn.ggzy.platform.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.canonical.Encoding;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class UploadsTests {
    private static final int PIECE = 4 << 20;

    private final Uploads uploads;
    private final StoreKey key;
    private final JdbcTemplate sql;
    private final byte[] file = content(PIECE + 1000);
    private final List<byte[]> pieces =
            List.of(Arrays.copyOf(file, PIECE), Arrays.copyOfRange(file, PIECE, file.length));

    @Autowired
    UploadsTests(
            UploadRows rows,
            BlobStore blobs,
            StoreKey key,
            TransactionTemplate transaction,
            Clock clock,
            JdbcTemplate sql) {
        // Without the gates: whether a tender takes bids is the trade rooms' to say.
        this.uploads = new StoredUploads(rows, blobs, key, List.of(), transaction, clock);
        this.key = key;
        this.sql = sql;
    }

    @Test
    void piecesInAnyOrderMakeTheFile() throws Exception {
        Uploads.Announcement bid = announced(root());
        String upload = uploads.begin(bid).upload();
        put(upload, 1, pieces.get(1));
        assertThat(uploads.begin(bid).missing()).containsExactly(0);
        put(upload, 0, pieces.get(0));

        Uploads.Stored stored = uploads.complete(upload);

        assertThat(uploads.read(bid.tender(), bid.lot(), bid.ticket(), bid.root()))
                .hasBinaryContent(file);
        assertThat(holds(bid, stored)).as("%s", stored).isTrue();
        assertThat(uploads.complete(upload)).isEqualTo(stored);
    }

    @Test
    void anAnnouncementWhoseWriterWasKilledHalfwayIsTakenUpAgain() {
        Uploads.Announcement bid = announced(root());
        String upload = uploads.begin(bid).upload();
        sql.update("delete from upload_piece where upload_id = ?", upload);

        Uploads.Progress again = uploads.begin(bid);

        assertThat(again.upload()).isEqualTo(upload);
        assertThat(again.missing()).containsExactly(0, 1);
    }

    @Test
    void manyWhoAnnounceTheSameFileAtOnceGetTheSameUpload() throws Exception {
        Uploads.Announcement bid = announced(root());
        CyclicBarrier together = new CyclicBarrier(8);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Uploads.Progress>> answers = IntStream.range(0, 8)
                    .mapToObj(caller -> callers.submit(() -> {
                        together.await();
                        return uploads.begin(bid);
                    }))
                    .toList();
            Uploads.Progress first = answers.getFirst().get();
            for (Future<Uploads.Progress> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void anIncompleteFileIsNotStored() {
        Uploads.Announcement bid = announced(root());
        String upload = uploads.begin(bid).upload();
        put(upload, 0, pieces.get(0));

        refused("bid.upload-incomplete", () -> uploads.complete(upload));
        refused("bid.not-stored", () -> uploads.read(bid.tender(), bid.lot(), bid.ticket(), bid.root()));
    }

    @Test
    void aPieceThatDiffersIsNotKept() {
        String upload = uploads.begin(announced(root())).upload();
        byte[] other = pieces.get(1).clone();
        other[7] ^= 1;

        refused("bid.piece-differs", () -> put(upload, 1, other));
        refused("document.too-large", () -> put(upload, 1, file));
        refused("bid.no-such-piece", () -> put(upload, 2, other));
        assertThat(sql.queryForObject(
                        "select count(*) from upload_piece where upload_id = ? and stored", Integer.class, upload))
                .isZero();
    }

    @Test
    void aRootThatIsNotOfThesePiecesIsRefused() {
        String upload = uploads.begin(announced(Digests.sha256(new byte[] {1}))).upload();
        put(upload, 0, pieces.get(0));
        put(upload, 1, pieces.get(1));

        refused("bid.root-differs", () -> uploads.complete(upload));
    }

    private void put(String upload, int no, byte[] octets) {
        uploads.put(upload, no, new ByteArrayInputStream(octets));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Uploads.Announcement announced(String root) {
        return new Uploads.Announcement(
                "t-upload",
                "1",
                Ids.randomHex(16),
                file.length,
                root,
                pieces.stream().map(Digests::sha256).toList());
    }

    private String root() {
        List<Hash> leaves = pieces.stream().map(MerkleTree::leaf).toList();
        return MerkleTree.of(leaves).root().hex();
    }

    private boolean holds(Uploads.Announcement bid, Uploads.Stored stored) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey()))));
        signature.update(Encoding.enc(
                Encoding.utf8("ggzy-stored-v1"),
                Encoding.utf8(bid.tender()),
                Encoding.utf8(bid.lot()),
                Encoding.utf8(bid.ticket()),
                Hash.fromHex(bid.root()).bytes(),
                Encoding.u64be(bid.size()),
                Encoding.utf8(stored.at().toString())));
        return signature.verify(Base64.getDecoder().decode(stored.signature()));
    }

    private static byte[] content(int size) {
        byte[] octets = new byte[size];
        new Random(7).nextBytes(octets);
        return octets;
    }
}
