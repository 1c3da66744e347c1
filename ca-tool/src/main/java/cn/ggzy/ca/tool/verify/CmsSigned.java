package cn.ggzy.ca.tool.verify;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.signature.CmsDocument;
import cn.ggzy.ca.signature.CmsOutcome;
import cn.ggzy.ca.signature.CmsVerification;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** A CMS with the content that it carries or belongs to. */
public final class CmsSigned {
    // The diagnosis takes no more, and a large content would be read for nothing.
    private static final long MAX_DIAGNOSED = 16L * 1024 * 1024;

    private final byte[] octets;
    private final CmsDocument document;
    private final Optional<Path> content;

    private CmsSigned(byte[] octets, CmsDocument document, Optional<Path> content) {
        this.octets = octets;
        this.document = document;
        this.content = content;
    }

    public static CmsSigned read(String where, byte[] octets, Optional<Path> content) throws IOException {
        try {
            return new CmsSigned(octets, CmsDocument.open(Octets.of(octets)), content);
        } catch (Refusal e) {
            throw new Unreadable(where, "is no CMS (a bare signature needs --cert): " + e.getMessage(), e);
        }
    }

    /** Revocation lists that the file brings; nobody has vouched for them but who signed them. */
    public List<byte[]> crls() {
        return document.crls();
    }

    public List<byte[]> ocspResponses() {
        return document.ocspResponses();
    }

    public List<Signed> signers() throws IOException {
        CmsVerification verification = verified();
        return carriesAnother(verification)
                ? List.of(new Signed(
                        Signed.Fault.OTHER_CONTENT,
                        "carries another content than --content",
                        Optional.empty(),
                        List.of(),
                        "",
                        Optional.empty()))
                : verification.outcomes().stream().map(this::signed).toList();
    }

    private CmsVerification verified() throws IOException {
        if (document.attached()) {
            return document.verify();
        }
        try (InputStream in = Files.newInputStream(outside())) {
            return document.verify(in);
        }
    }

    private boolean carriesAnother(CmsVerification verification) {
        return document.attached()
                && content.filter(given -> !Digests.hex(Digests.sha256(Blocks.file(given)))
                                .equals(Digests.hex(verification.contentSha256())))
                        .isPresent();
    }

    private Signed signed(CmsOutcome outcome) {
        Signed signed = outcome.holds()
                ? Signed.holding(outcome.signer().certificate().orElseThrow(), document.certificates(), "")
                : Signed.failed(
                        outcome.why(),
                        outcome.signer().certificate(),
                        document.certificates(),
                        Dialects.of(document, outcome.signer(), this::diagnosed));
        return signed.at(outcome.signer().signingTime().map(Instant::toString).orElse(""));
    }

    /** The content in memory, as far as it may be diagnosed. */
    private byte[] diagnosed() {
        try {
            long size = document.attached() ? octets.length : Files.size(outside());
            if (size > MAX_DIAGNOSED) {
                throw new Refusal("dialect.too-large", size + " octets of content");
            }
            return document.attached() ? carried() : Blocks.file(outside());
        } catch (IOException e) {
            throw new Unreadable("--content", "cannot be read", e);
        }
    }

    private byte[] carried() {
        try {
            return ASN1OctetString.getInstance(SignedData.getInstance(
                                    ContentInfo.getInstance(octets).getContent())
                            .getEncapContentInfo()
                            .getContent())
                    .getOctets();
        } catch (RuntimeException e) {
            throw new Refusal("cms.malformed", "the content is no octets", e);
        }
    }

    private Path outside() {
        return content.orElseThrow(() -> new Unreadable("--content", "is needed: the signature carries none"));
    }
}
