package cn.ggzy.ca.envelope;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.signature.CmsForm;
import cn.ggzy.ca.signer.DecrypterPort;
import cn.ggzy.ca.tlv.Der;
import cn.ggzy.ca.tlv.Octets;
import cn.ggzy.ca.tlv.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Writes and opens CMS envelopes of any size in bounded memory. An authenticated one is read three times: its structure; its tag, keeping
 * a digest of each MiB; and then what is handed out, each MiB only when it is still the one that was authenticated. A single stream has
 * to lie in a file first, as it came, encrypted.
 */
public final class Envelopes {
    private static final String REFUSED = "envelope.cannot-open";
    private static final int BUFFER = 65_536;

    private Envelopes() {}

    /** Writes DER. The stream must have as many octets as the request says, or {@code envelope.wrong-size} is refused. */
    public static void seal(EnvelopeRequest request, InputStream plain, OutputStream to, SecureRandom random)
            throws IOException {
        ContentCipher cipher = request.cipher();
        byte[] key = random(cipher.keyLength(), random);
        byte[] iv = random(cipher.ivLength(), random);
        try {
            List<byte[]> recipients = request.recipients().stream()
                    .map(one -> RecipientInfos.write(one, request, key, random))
                    .toList();
            head(request, recipients, iv, to);
            byte[] tag = encrypt(cipher.encrypting(key, iv), request, plain, to);
            if (cipher.authenticated()) {
                to.write(Der.element(Tag.OCTET_STRING, tag));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the content could not be encrypted", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Opens what was wrapped to the port's certificate. {@code envelope.not-for-this-key} when nothing was, {@code envelope.cannot-open}
     * for whatever was changed. Authenticated content is not handed out before all of it was checked; CBC content, where the policy takes
     * it, is handed out as it comes and proves nothing.
     */
    public static void open(Octets file, DecrypterPort own, EnvelopePolicy policy, OutputStream plain)
            throws IOException {
        EnvelopeStructure structure = EnvelopeStructure.read(file, OutputStream.nullOutputStream());
        ContentCipher cipher = structure.cipher();
        if (!cipher.authenticated() && !policy.unauthenticatedContent()) {
            throw new Refusal("envelope.not-allowed", "content that is not authenticated");
        }
        byte[] key =
                own.unwrap(RecipientInfos.find(structure.recipients(), own.certificate(), cipher.keyLength(), policy)
                        .orElseThrow(() -> new Refusal("envelope.not-for-this-key", "wrapped to other certificates")));
        try {
            if (cipher.authenticated()) {
                release(file, structure, key, authenticate(file, structure, key), plain);
            } else {
                decrypt(file, structure, key, plain);
            }
        } catch (GeneralSecurityException e) {
            throw new Refusal(REFUSED, "the content does not open", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Decrypts without handing out and encrypts again: the tag must come out the same. Both run on the processor's AES in a stream. */
    private static List<byte[]> authenticate(Octets file, EnvelopeStructure structure, byte[] key)
            throws GeneralSecurityException, IOException {
        Cipher decrypting = structure.cipher().decrypting(key, structure.iv());
        Cipher again = structure.cipher().encrypting(key, structure.iv());
        structure.attributes().ifPresent(attributes -> again.updateAAD(asSet(attributes)));
        List<byte[]> digests = new ArrayList<>();
        Pieces pieces = new Pieces() {
            @Override
            void piece(byte[] octets, int length) {
                digests.add(digest(octets, length));
                byte[] text = decrypting.update(octets, 0, length);
                if (text != null) {
                    Object unused = again.update(text);
                }
            }
        };
        EnvelopeStructure.read(file, pieces);
        pieces.flushPiece();
        byte[] end = again.doFinal(decrypting.doFinal());
        byte[] tag = Arrays.copyOfRange(end, end.length - ContentCipher.TAG, end.length);
        if (!MessageDigest.isEqual(tag, structure.mac().orElseThrow())) {
            throw new Refusal(REFUSED, "the content or its tag was changed, or the key is another one");
        }
        return digests;
    }

    private static void release(
            Octets file, EnvelopeStructure structure, byte[] key, List<byte[]> digests, OutputStream plain)
            throws GeneralSecurityException, IOException {
        Cipher decrypting = structure.cipher().decrypting(key, structure.iv());
        int[] released = {0};
        Pieces pieces = new Pieces() {
            @Override
            void piece(byte[] octets, int length) throws IOException {
                int index = released[0]++;
                if (index >= digests.size() || !Arrays.equals(digests.get(index), digest(octets, length))) {
                    throw new Refusal(REFUSED, "the file changed while it was read");
                }
                writeIfAny(decrypting.update(octets, 0, length), plain);
            }
        };
        EnvelopeStructure.read(file, pieces);
        pieces.flushPiece();
        if (released[0] != digests.size()) {
            throw new Refusal(REFUSED, "the file changed while it was read");
        }
        plain.write(decrypting.doFinal());
    }

    private static void decrypt(Octets file, EnvelopeStructure structure, byte[] key, OutputStream plain)
            throws GeneralSecurityException, IOException {
        Cipher decrypting = structure.cipher().decrypting(key, structure.iv());
        Pieces pieces = new Pieces() {
            @Override
            void piece(byte[] octets, int length) throws IOException {
                writeIfAny(decrypting.update(octets, 0, length), plain);
            }
        };
        EnvelopeStructure.read(file, pieces);
        pieces.flushPiece();
        plain.write(decrypting.doFinal());
    }

    private static byte[] encrypt(Cipher cipher, EnvelopeRequest request, InputStream plain, OutputStream to)
            throws GeneralSecurityException, IOException {
        long left = request.plainSize();
        byte[] buffer = new byte[BUFFER];
        while (left > 0) {
            int read = plain.readNBytes(buffer, 0, (int) Math.min(BUFFER, left));
            if (read == 0) {
                throw new Refusal("envelope.wrong-size", left + " octets are missing");
            }
            writeIfAny(cipher.update(buffer, 0, read), to);
            left -= read;
        }
        if (plain.read() >= 0) {
            throw new Refusal("envelope.wrong-size", "more octets than were announced");
        }
        byte[] end = cipher.doFinal();
        int tag = request.cipher().authenticated() ? ContentCipher.TAG : 0;
        to.write(end, 0, end.length - tag);
        return Arrays.copyOfRange(end, end.length - tag, end.length);
    }

    private static void head(EnvelopeRequest request, List<byte[]> recipients, byte[] iv, OutputStream to)
            throws IOException {
        boolean authenticated = request.cipher().authenticated();
        int version = authenticated ? 0 : request.byKeyIdentifier() ? 2 : request.form() == CmsForm.GM ? 1 : 0;
        byte[] before = Der.join(Der.element(Tag.INTEGER, new byte[] {(byte) version}), Der.setOf(Tag.SET, recipients));
        byte[] algorithm = Der.element(Tag.SEQUENCE, oid(request.cipher().oid()), parameters(authenticated, iv));
        byte[] type = oid(request.form().data());
        long sealed = request.cipher().sealedLength(request.plainSize());
        byte[] contentHeader = Der.header(Tag.contextPrimitive(0), sealed);
        long info = type.length + algorithm.length + contentHeader.length + sealed;
        byte[] infoHeader = Der.header(Tag.SEQUENCE, info);
        long behind = authenticated ? 2 + ContentCipher.TAG : 0;
        long body = before.length + infoHeader.length + info + behind;
        byte[] bodyHeader = Der.header(Tag.SEQUENCE, body);
        byte[] outerType =
                oid(authenticated ? CmsForm.AUTH_ENVELOPED_DATA : request.form().envelopedData());
        byte[] explicit = Der.header(Tag.context(0), bodyHeader.length + body);
        to.write(Der.header(Tag.SEQUENCE, outerType.length + explicit.length + bodyHeader.length + body));
        to.write(Der.join(outerType, explicit, bodyHeader, before, infoHeader, type, algorithm, contentHeader));
    }

    private static byte[] parameters(boolean authenticated, byte[] iv) {
        byte[] start = Der.element(Tag.OCTET_STRING, iv);
        return authenticated
                ? Der.element(Tag.SEQUENCE, start, Der.element(Tag.INTEGER, new byte[] {ContentCipher.TAG}))
                : start;
    }

    /** Authenticated attributes enter the tag as the SET that they are (RFC 5083, 2.2). */
    private static byte[] asSet(byte[] attributes) {
        byte[] set = attributes.clone();
        set[0] = Tag.SET;
        return set;
    }

    private static byte[] digest(byte[] octets, int length) {
        MessageDigest digest = Digests.sha256();
        digest.update(octets, 0, length);
        return digest.digest();
    }

    private static void writeIfAny(byte @org.jspecify.annotations.Nullable [] octets, OutputStream to)
            throws IOException {
        if (octets != null) {
            to.write(octets);
        }
    }

    private static byte[] random(int length, SecureRandom random) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private static byte[] oid(String id) throws IOException {
        return new ASN1ObjectIdentifier(id).getEncoded(ASN1Encoding.DER);
    }
}
