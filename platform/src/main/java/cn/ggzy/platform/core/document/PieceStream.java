package cn.ggzy.platform.core.document;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;

/** The pieces one after the other, each opened when it is reached. */
final class PieceStream implements Enumeration<InputStream> {
    private final BlobStore blobs;
    private final UploadRow upload;
    private int next;

    private PieceStream(BlobStore blobs, UploadRow upload) {
        this.blobs = blobs;
        this.upload = upload;
    }

    static InputStream of(BlobStore blobs, UploadRow upload) {
        return new SequenceInputStream(new PieceStream(blobs, upload));
    }

    @Override
    public boolean hasMoreElements() {
        return next < upload.pieces();
    }

    @Override
    public InputStream nextElement() {
        if (!hasMoreElements()) {
            throw new NoSuchElementException();
        }
        return blobs.open(upload.key(next++));
    }
}
