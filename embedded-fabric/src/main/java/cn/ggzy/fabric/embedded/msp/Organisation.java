package cn.ggzy.fabric.embedded.msp;

import cn.ggzy.fabric.embedded.crypto.Keys;
import cn.ggzy.fabric.embedded.crypto.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/** An organisation: its authority and the certificates it has issued, kept as PEM files in one folder. */
public final class Organisation {
    private final String mspId;
    private final Path folder;
    private final Clock clock;
    private final CertificateAuthority authority;

    private Organisation(String mspId, Path folder, Clock clock, CertificateAuthority authority) {
        this.mspId = mspId;
        this.folder = folder;
        this.clock = clock;
        this.authority = authority;
    }

    /** Reads the organisation from its folder, or makes it there when this is the first start. */
    public static Organisation open(String mspId, Path folder, Clock clock) {
        Path certificate = folder.resolve("ca.pem");
        Path key = folder.resolve("ca.key");
        try {
            if (!Files.exists(key)) {
                CertificateAuthority fresh = CertificateAuthority.create(mspId, clock.instant());
                write(certificate, Pem.of(fresh.root()), false);
                write(key, Pem.of(fresh.key()), true);
            }
            return new Organisation(mspId, folder, clock, new CertificateAuthority(certificate(certificate), key(key)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the certificates of " + mspId, e);
        }
    }

    public String mspId() {
        return mspId;
    }

    public X509Certificate root() {
        return authority.root();
    }

    /** The identity of that name: issued at the first call, read from its files afterwards. */
    public SigningIdentity identity(Role role, String name) {
        return identity(role.unit(), name, List.of(role.unit()), List.of());
    }

    /** The certificate of a listener on the loopback address; it is of no role, so it is no identity of the channel. */
    public SigningIdentity listener() {
        return identity(
                "tls",
                "localhost",
                List.of(),
                List.of(
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }

    private synchronized SigningIdentity identity(
            String kind, String name, List<String> units, List<GeneralName> hosts) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("a name for an identity: " + name);
        }
        Path home = folder.resolve(kind).resolve(name);
        try {
            if (!Files.exists(home.resolve("key.pem"))) {
                KeyPair pair = Keys.newP256();
                X509Certificate certificate =
                        authority.issue(mspId, name + "@" + mspId, units, pair.getPublic(), clock.instant(), hosts);
                write(home.resolve("cert.pem"), Pem.of(certificate), false);
                write(home.resolve("key.pem"), Pem.of(pair.getPrivate()), true);
            }
            return SigningIdentity.of(mspId, certificate(home.resolve("cert.pem")), key(home.resolve("key.pem")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the identity " + name + " of " + mspId, e);
        }
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try {
            return Pem.certificate(Files.readAllBytes(file));
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate in " + file, e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try {
            return Pem.privateKey(Files.readString(file));
        } catch (GeneralSecurityException e) {
            throw new IOException("no private key in " + file, e);
        }
    }

    /** The key file is moved into place last, so that a crash in between leaves nothing half made. */
    private static void write(Path file, String text, boolean secret) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, text);
        if (secret && Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
