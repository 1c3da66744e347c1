package cn.ggzy.verifier.testnet;

import cn.ggzy.chain.canonical.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs checkpoints: 1 as the log does, 4 as witnesses do (C2SP cosignature/v1). */
public final class TestNoteKey {
    private final String name;
    private final byte algorithm;
    private final KeyPair pair;

    public TestNoteKey(String name, int algorithm) {
        this.name = name;
        this.algorithm = (byte) algorithm;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String text(String origin, long size, Hash root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }

    public String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    public String line(String text, long seconds) {
        byte[] time = algorithm == 4 ? ByteBuffer.allocate(8).putLong(seconds).array() : new byte[0];
        String message = algorithm == 4 ? "cosignature/v1\ntime " + seconds + "\n" + text : text;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(id());
        bytes.writeBytes(time);
        bytes.writeBytes(sign(message.getBytes(StandardCharsets.UTF_8)));
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n";
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = algorithm;
        System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
        return typed;
    }

    private byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
