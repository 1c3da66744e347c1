package cn.ggzy.platform.supervision.monitor;

import cn.ggzy.chain.merkle.CompactRange;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.document.Uploads;
import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.StoredFile;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.supervision.monitor.Findings.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Hashes stored files again, a piece in memory at a time; a run stops at its limit and the next one goes on there. */
@Component
class FileCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FileCheck.class);
    private static final int PIECE = 4 << 20;

    private final Documents documents;
    private final Uploads uploads;
    private final Evidence evidence;
    private final long limit;

    FileCheck(
            Documents documents,
            Uploads uploads,
            Evidence evidence,
            @Value("${onenet.comparison.octets:1000000000000}") long limit) {
        this.documents = documents;
        this.uploads = uploads;
        this.evidence = evidence;
        this.limit = limit;
    }

    /**
     * How far it came.
     *
     * @param left files that this run did not reach
     * @param next the place where the next run begins; null is the beginning
     */
    record Result(
            long files, long octets, long left, @Nullable String next, List<Difference> differences) {}

    Result check(List<NamedFile> all, @Nullable String from) {
        List<Difference> differences = new ArrayList<>();
        long octets = 0;
        long files = 0;
        for (NamedFile file : turned(all, from)) {
            if (octets >= limit) {
                return new Result(files, octets, all.size() - files, file.place(), differences);
            }
            octets += check(file, differences);
            files++;
            if (files % 1_000 == 0) {
                LOG.info("comparison hashes files={} of={} octets={}", files, all.size(), octets);
            }
        }
        return new Result(files, octets, 0, null, differences);
    }

    private static List<NamedFile> turned(List<NamedFile> all, @Nullable String from) {
        if (from == null) {
            return all;
        }
        return Stream.concat(
                        all.stream().filter(file -> file.place().compareTo(from) >= 0),
                        all.stream().filter(file -> file.place().compareTo(from) < 0))
                .toList();
    }

    private long check(NamedFile named, List<Difference> differences) {
        try {
            return switch (named.file()) {
                case StoredFile.Stored stored -> stored(named, stored, differences);
                case StoredFile.Sealed sealed -> sealed(named, sealed, differences);
            };
        } catch (RuleViolation | UncheckedIOException | IOException missing) {
            differences.add(difference("file-missing", named, null, null));
            return 0;
        }
    }

    private long stored(NamedFile named, StoredFile.Stored file, List<Difference> differences) throws IOException {
        Document row = documents.find(new DocumentId(file.document()));
        MessageDigest hash = Digests.sha256();
        long octets = 0;
        try (InputStream content = documents.read(row.id())) {
            byte[] buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                hash.update(buffer, 0, n);
                octets += n;
            }
        }
        String digest = Digests.hex(hash.digest());
        boolean isRecorded = evidence.withDigest(digest).stream()
                .anyMatch(fact -> fact.fact().path("subject").asString("").equals(file.subject()));
        if (!isRecorded) {
            differences.add(difference("file-changed", named, digest, null));
        }
        if (!row.digest().equals(digest)) {
            differences.add(
                    new Difference("row-changed", "document", row.id().value(), "digest", row.digest(), digest, null));
        }
        if (row.size() != octets) {
            differences.add(new Difference(
                    "row-changed",
                    "document",
                    row.id().value(),
                    "size",
                    Long.toString(row.size()),
                    Long.toString(octets),
                    null));
        }
        return octets;
    }

    private long sealed(NamedFile named, StoredFile.Sealed file, List<Difference> differences) throws IOException {
        CompactRange pieces = CompactRange.empty();
        long octets = 0;
        try (InputStream content = uploads.read(file.tender(), file.lot(), file.ticket(), file.root())) {
            for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                pieces = pieces.append(List.of(MerkleTree.leaf(piece)));
                octets += piece.length;
            }
        }
        if (!pieces.root().hex().equals(file.root())) {
            differences.add(difference("file-changed", named, pieces.root().hex(), file.root()));
        }
        return octets;
    }

    private static Difference difference(
            String what, NamedFile named, @Nullable String found, @Nullable String promised) {
        return new Difference(what, named.table(), named.key(), named.file().column(), found, promised, null);
    }
}
