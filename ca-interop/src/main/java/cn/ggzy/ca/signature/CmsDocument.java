package cn.ggzy.ca.signature;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.tlv.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CMS SignedData in the standard or the national form, attached or detached, with any number of signers, and with the certificates and
 * revocation data that a judge needs. Content of any size streams; it is read twice when the file carries it itself, because the signers
 * stand behind it.
 */
public final class CmsDocument {
    private final Octets cms;
    private final CmsStructure structure;
    private final List<CmsSigner> signers;

    private CmsDocument(Octets cms, CmsStructure structure, List<byte[]> others) {
        this.cms = cms;
        this.structure = structure;
        List<byte[]> all = new ArrayList<>(structure.certificates());
        all.addAll(others);
        this.signers = structure.signerInfos().stream()
                .map(info -> SignerInfos.read(info, all))
                .toList();
    }

    /** Refuses with {@code cms.malformed}. Nothing is verified yet. */
    public static CmsDocument open(Octets cms) throws IOException {
        return open(cms, List.of());
    }

    /** With certificates (DER) that signers may be named by and that the file leaves out. */
    public static CmsDocument open(Octets cms, List<byte[]> others) throws IOException {
        return new CmsDocument(cms, CmsStructure.read(cms, OutputStream.nullOutputStream()), others);
    }

    public CmsForm form() {
        return structure.form();
    }

    /** The identifier of what was signed, plain octets mostly. */
    public String contentType() {
        return structure.contentType();
    }

    public boolean attached() {
        return structure.attached();
    }

    public List<CmsSigner> signers() {
        return signers;
    }

    /** The embedded certificates, as they stand there; nobody has vouched for them. */
    public List<byte[]> certificates() {
        return structure.certificates();
    }

    public List<byte[]> crls() {
        return RevocationValues.crls(structure.revocations());
    }

    /** Embedded OCSP answers (RFC 5940), each a whole OCSPResponse. */
    public List<byte[]> ocspResponses() {
        return RevocationValues.ocspResponses(structure.revocations());
    }

    /** Verifies every signer over the content that the file carries; refused with {@code cms.detached} when it carries none. */
    public CmsVerification verify() throws IOException {
        requireAttached();
        Verification verification = new Verification();
        CmsStructure.read(cms, verification);
        return verification.result();
    }

    /** Verifies every signer over content from elsewhere; refused with {@code cms.attached} when the file carries its own. */
    public CmsVerification verify(InputStream content) throws IOException {
        if (attached()) {
            throw new Refusal("cms.attached", "carries content of its own");
        }
        Verification verification = new Verification();
        content.transferTo(verification);
        return verification.result();
    }

    /** Verifies, and only then hands the content on; nothing is written when a signature does not hold. */
    public CmsVerification copyVerified(OutputStream to) throws IOException {
        CmsVerification verified = verify().requireHolds();
        MessageDigest again = Digests.sha256();
        CmsStructure.read(cms, new Both(to, again));
        if (!Arrays.equals(again.digest(), verified.contentSha256())) {
            throw new Refusal("cms.bad-signature", "the file changed while it was read");
        }
        return verified;
    }

    private void requireAttached() {
        if (!attached()) {
            throw new Refusal("cms.detached", "carries no content");
        }
    }

    /** Every signer's engine, and the digest of the whole. */
    private final class Verification extends OutputStream {
        private final List<@Nullable SignerEngine> engines = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private final MessageDigest digest = Digests.sha256();
        private long size;

        Verification() {
            for (CmsSigner signer : signers) {
                Optional<SignerEngine> engine = Optional.empty();
                String refusal = "";
                try {
                    engine = Optional.of(SignerEngine.of(signer, contentType()));
                } catch (Refusal e) {
                    refusal = String.valueOf(e.getMessage());
                }
                engines.add(engine.orElse(null));
                refusals.add(refusal);
            }
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            digest.update(octets, from, length);
            size += length;
            for (SignerEngine engine : engines) {
                if (engine != null) {
                    engine.update(octets, from, length);
                }
            }
        }

        CmsVerification result() {
            List<CmsOutcome> outcomes = new ArrayList<>();
            for (int i = 0; i < engines.size(); i++) {
                String why = why(engines.get(i), refusals.get(i));
                outcomes.add(new CmsOutcome(signers.get(i), why.isEmpty(), why));
            }
            return new CmsVerification(outcomes, digest.digest(), size);
        }

        private static String why(@Nullable SignerEngine engine, String refusal) {
            if (engine == null) {
                return refusal;
            }
            try {
                engine.requireHolds();
                return "";
            } catch (Refusal e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    /** Hands on and digests. */
    private static final class Both extends OutputStream {
        private final OutputStream to;
        private final MessageDigest digest;

        Both(OutputStream to, MessageDigest digest) {
            this.to = to;
            this.digest = digest;
        }

        @Override
        public void write(int octet) throws IOException {
            digest.update((byte) octet);
            to.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            digest.update(octets, from, length);
            to.write(octets, from, length);
        }
    }
}
