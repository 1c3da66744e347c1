package cn.ggzy.ca.dialect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Sm2Cipher.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * In which form an SM2 ciphertext opens. The digest C3 inside it makes the answer certain; at most fifteen attempts are made, and what
 * was opened is not given out.
 */
public record CipherDiagnosis(Optional<Form> form, Text text, int tried) {
    private static final int MAX = 1024 * 1024;

    /** Whether the octets themselves are the ciphertext or its spelling. */
    public enum Text {
        NONE("", ""),
        HEX("十六进制文本形式的", "hex text of "),
        BASE64("Base64 文本形式的", "Base64 text of ");

        private final String zh;
        private final String en;

        Text(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /** Opens with a private key that may be elsewhere; refuses with {@code sm2.cannot-decrypt} or another refusal what does not open. */
    @FunctionalInterface
    public interface Opener {
        byte[] open(Form form, byte[] cipher);
    }

    public static CipherDiagnosis of(byte[] cipher, Opener opener) {
        if (cipher.length > MAX) {
            throw new Refusal("dialect.too-large", cipher.length + " octets of ciphertext");
        }
        int tried = 0;
        for (Text text : Text.values()) {
            Optional<byte[]> octets = decoded(text, cipher);
            for (Form form : octets.isPresent() ? Form.values() : new Form[0]) {
                tried++;
                if (opens(form, octets.orElseThrow(), opener)) {
                    return new CipherDiagnosis(Optional.of(form), text, tried);
                }
            }
        }
        return new CipherDiagnosis(Optional.empty(), Text.NONE, tried);
    }

    public String zh() {
        return form.map(found -> text.zh + zh(found)).orElse("不是由此密钥可解开的任何已知形式的密文");
    }

    public String en() {
        return form.map(found -> text.en + en(found)).orElse("opens with this key in no known form");
    }

    private static String zh(Form form) {
        return switch (form) {
            case DER -> "DER 结构 SM2Cipher（C1C3C2，国家标准形式）";
            case RAW_C1C3C2 -> "04 开头的 C1C3C2";
            case RAW_C1C2C3 -> "04 开头的 C1C2C3（2010 年旧顺序）";
            case BARE_C1C3C2 -> "缺少 04 的 C1C3C2";
            case BARE_C1C2C3 -> "缺少 04 的 C1C2C3（旧顺序）";
        };
    }

    private static String en(Form form) {
        return switch (form) {
            case DER -> "the DER structure SM2Cipher (C1C3C2, the national form)";
            case RAW_C1C3C2 -> "04 and C1C3C2";
            case RAW_C1C2C3 -> "04 and C1C2C3, the order of 2010";
            case BARE_C1C3C2 -> "C1C3C2 without the 04";
            case BARE_C1C2C3 -> "C1C2C3 without the 04, the order of 2010";
        };
    }

    private static boolean opens(Form form, byte[] cipher, Opener opener) {
        try {
            return opener.open(form, cipher).length > 0;
        } catch (Refusal e) {
            return false;
        }
    }

    private static Optional<byte[]> decoded(Text text, byte[] cipher) {
        String spelled = new String(cipher, StandardCharsets.ISO_8859_1).strip();
        return switch (text) {
            case NONE -> Optional.of(cipher);
            case HEX -> attempt(HexFormat.of()::parseHex, spelled);
            case BASE64 -> attempt(Base64.getMimeDecoder()::decode, spelled);
        };
    }

    private static Optional<byte[]> attempt(Function<String, byte[]> decoder, String text) {
        try {
            return Optional.of(decoder.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
