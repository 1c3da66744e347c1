package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.cosign.KeyId;
import cn.ggzy.ca.cosign.ServerKey;
import cn.ggzy.ca.cosign.ServerKeys;
import cn.ggzy.ca.cosign.ServerShare;
import cn.ggzy.ca.cosign.SoftwareServerShare;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The server's halves, wrapped for their key and refresh: a row put back from an older copy does not unwrap as a newer one. */
@Component
class StoredKeys implements ServerKeys {
    private final CosignRows rows;
    private final AtomicSteps steps;
    private final Wrapping wrapping;
    private final SecureRandom random = new SecureRandom();

    StoredKeys(CosignRows rows, AtomicSteps steps, Wrapping wrapping) {
        this.rows = rows;
        this.steps = steps;
        this.wrapping = wrapping;
    }

    @Override
    public Optional<ServerKey> find(KeyId id) {
        return steps.one(() -> Optional.ofNullable(rows.key(id.value()))).map(this::unwrapped);
    }

    @Override
    public void add(ServerKey key) {
        try {
            steps.run(() -> rows.addKey(wrapped(key)));
        } catch (DuplicateKeyException e) {
            throw new Refusal("cosign.key-exists", key.id().value());
        }
    }

    /** In the caller's transaction: the key is there exactly when its holder is. */
    void addWithin(ServerKey key) {
        rows.addKey(wrapped(key));
    }

    @Override
    public boolean replace(ServerKey next) {
        return steps.one(() -> rows.replaceKey(wrapped(next)) == 1);
    }

    @Override
    public void delete(KeyId id) {
        steps.run(() -> rows.deleteKey(id.value()));
    }

    private KeyRow wrapped(ServerKey key) {
        return new KeyRow(
                key.id().value(),
                key.epoch(),
                key.publicKey(),
                wrapping.wrap(secret(key.share()), half(key.id().value(), key.epoch())),
                wrapping.wrap(key.pinVerifier(), pin(key.id().value(), key.epoch())),
                key.refreshedBy());
    }

    private ServerKey unwrapped(KeyRow row) {
        BigInteger d2 = new BigInteger(1, wrapping.unwrap(row.half(), half(row.id(), row.epoch())));
        return new ServerKey(
                new KeyId(row.id()),
                row.epoch(),
                row.publicKey(),
                SoftwareServerShare.of(d2, random),
                wrapping.unwrap(row.pinVerifier(), pin(row.id(), row.epoch())),
                row.refreshedBy());
    }

    private static byte[] secret(ServerShare share) {
        if (share instanceof SoftwareServerShare software) {
            return HexFormat.of().parseHex("%064x".formatted(software.secret()));
        }
        throw new IllegalArgumentException("a half in hardware is kept there");
    }

    private static String half(String id, long epoch) {
        return "mediumless_key/half/" + id + "/" + epoch;
    }

    private static String pin(String id, long epoch) {
        return "mediumless_key/pin/" + id + "/" + epoch;
    }
}
