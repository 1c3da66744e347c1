package cn.ggzy.ca.tlv;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Writes DER piece by piece: what is small is put together here, what is large is streamed behind a header made here. */
public final class Der {
    private Der() {}

    /** Identifier and length of an element whose content has {@code length} octets. */
    public static byte[] header(int tag, long length) {
        byte[] octets = length(length);
        byte[] header = new byte[1 + octets.length];
        header[0] = (byte) tag;
        System.arraycopy(octets, 0, header, 1, octets.length);
        return header;
    }

    public static byte[] element(int tag, byte[]... parts) {
        byte[] content = join(parts);
        return join(header(tag, content.length), content);
    }

    /** A SET OF: DER puts the elements in the order of their octets. */
    public static byte[] setOf(int tag, List<byte[]> elements) {
        return element(tag, elements.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new));
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] length(long length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        int count = (64 - Long.numberOfLeadingZeros(length) + 7) / 8;
        byte[] octets = new byte[1 + count];
        octets[0] = (byte) (0x80 | count);
        for (int i = 0; i < count; i++) {
            octets[count - i] = (byte) (length >>> 8 * i);
        }
        return octets;
    }
}
