package cn.ggzy.client.key;

import cn.ggzy.ca.crypto.Keys;
import cn.ggzy.ca.practice.PracticeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;

/** A practice key file: for training only, its private key is not protected. */
public record KeyFile(PracticeKey key) implements SigningKey {

    public static KeyFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    public static KeyFile parse(String json) {
        return new KeyFile(PracticeKey.parse(json));
    }

    @Override
    public String algorithm() {
        return key.algorithm().id();
    }

    @Override
    public byte[] certificate() {
        return key.certificate();
    }

    @Override
    public List<byte[]> chain() {
        return key.chain();
    }

    @Override
    public String uscc() {
        return key.uscc();
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public byte[] sign(byte[] data) {
        return key.sign(data);
    }

    @Override
    public PrivateKey privateKey() {
        return Keys.privateKey(key.privateKey());
    }
}
