package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The directory at the end of a zip archive, by which other readers find the files. */
final class CentralDirectory {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int MAX_COMMENT = 65_535;

    private CentralDirectory() {}

    /** The names that are no folders. */
    static List<String> files(byte[] zip) {
        ByteBuffer octets = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = end(octets);
            int count = octets.getShort(end + 10) & 0xffff;
            int at = octets.getInt(end + 16);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (octets.getInt(at) != ENTRY) {
                    throw new Refusal(OfdPackage.MALFORMED, "a broken archive directory");
                }
                int name = octets.getShort(at + 28) & 0xffff;
                int more = (octets.getShort(at + 30) & 0xffff) + (octets.getShort(at + 32) & 0xffff);
                String text = new String(zip, at + ENTRY_LENGTH, name, StandardCharsets.UTF_8);
                if (!text.endsWith("/")) {
                    names.add(text);
                }
                at += ENTRY_LENGTH + name + more;
            }
            return names;
        } catch (IndexOutOfBoundsException e) {
            throw new Refusal(OfdPackage.MALFORMED, "a broken archive directory", e);
        }
    }

    private static int end(ByteBuffer octets) {
        int last = octets.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (octets.getInt(at) == END && at + END_LENGTH + (octets.getShort(at + 20) & 0xffff) == octets.limit()) {
                return at;
            }
        }
        throw new Refusal(OfdPackage.MALFORMED, "no archive");
    }
}
