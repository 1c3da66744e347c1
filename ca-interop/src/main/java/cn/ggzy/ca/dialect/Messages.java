package cn.ggzy.ca.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What may have been signed in place of the content. */
final class Messages {
    private Messages() {}

    record Message(byte[] octets, List<Dialect> dialects) {}

    static List<Message> of(byte[] content, Optional<byte[]> structure) {
        List<Message> all = new ArrayList<>();
        all.add(new Message(content, List.of()));
        structure.ifPresent(der -> all.add(new Message(der, List.of(Dialect.OVER_STRUCTURE))));
        byte[] digest = Sm2Numbers.sm3(content);
        all.add(new Message(digest, List.of(Dialect.HASHED_TWICE)));
        written(content, List.of(), all);
        written(digest, List.of(Dialect.HASHED_TWICE), all);
        text(content).ifPresent(text -> encoded(text, content, all));
        return all;
    }

    private static void written(byte[] octets, List<Dialect> before, List<Message> all) {
        String hex = HexFormat.of().formatHex(octets);
        all.add(ascii(hex, before, Dialect.HEX_TEXT));
        all.add(ascii(hex.toUpperCase(java.util.Locale.ROOT), before, Dialect.HEX_TEXT));
        all.add(ascii(Base64.getEncoder().encodeToString(octets), before, Dialect.BASE64_TEXT));
    }

    private static Message ascii(String text, List<Dialect> before, Dialect dialect) {
        List<Dialect> both = new ArrayList<>(before);
        both.add(dialect);
        return new Message(text.getBytes(StandardCharsets.US_ASCII), both);
    }

    private static void encoded(String text, byte[] content, List<Message> all) {
        all.add(new Message(text.getBytes(StandardCharsets.UTF_16LE), List.of(Dialect.UTF16LE_TEXT)));
        byte[] gbk = Charset.isSupported("GBK") ? text.getBytes(Charset.forName("GBK")) : content;
        if (!Arrays.equals(gbk, content)) {
            all.add(new Message(gbk, List.of(Dialect.GBK_TEXT)));
        }
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
