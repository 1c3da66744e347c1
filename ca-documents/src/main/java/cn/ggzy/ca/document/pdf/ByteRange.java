package cn.ggzy.ca.document.pdf;

import cn.ggzy.ca.Refusal;
import java.util.Arrays;
import java.util.HexFormat;

/** The octets that a signature is over, and the signature's own octets in the gap between; nothing else may stand in that gap. */
record ByteRange(byte[] pdf, int gap, int after, int end) {
    static ByteRange of(byte[] pdf, int[] range) {
        boolean plain = range.length == 4 && range[0] == 0 && range[1] > 0 && range[2] > range[1] && range[3] >= 0;
        if (!plain || (long) range[2] + range[3] > pdf.length) {
            throw new Refusal(PdfFiles.MALFORMED, "byte range " + Arrays.toString(range));
        }
        ByteRange read = new ByteRange(pdf, range[1], range[2], range[2] + range[3]);
        if (pdf[read.gap] != '<' || pdf[read.after - 1] != '>') {
            throw new Refusal(PdfFiles.MALFORMED, "the gap is not the signature's value alone");
        }
        return read;
    }

    boolean wholeFile() {
        return end == pdf.length;
    }

    byte[] signed() {
        byte[] all = Arrays.copyOf(pdf, gap + end - after);
        System.arraycopy(pdf, after, all, gap, end - after);
        return all;
    }

    /** The file as it was when it was signed. */
    byte[] revision() {
        return Arrays.copyOf(pdf, end);
    }

    /** The DER object in the gap; behind it only zeros, which fill the room that was kept. */
    byte[] value() {
        byte[] filled;
        try {
            filled = HexFormat.of()
                    .parseHex(new String(pdf, gap + 1, after - gap - 2, java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new Refusal(PdfFiles.MALFORMED, "the gap is not hexadecimal", e);
        }
        int length = derLength(filled);
        for (int i = length; i < filled.length; i++) {
            if (filled[i] != 0) {
                throw new Refusal(PdfFiles.MALFORMED, "octets behind the signature's value");
            }
        }
        return Arrays.copyOf(filled, length);
    }

    private static int derLength(byte[] der) {
        if (der.length < 2 || der[0] != 0x30) {
            throw new Refusal(PdfFiles.MALFORMED, "the signature's value is no DER sequence");
        }
        int first = der[1] & 0xff;
        int octets = first < 0x80 ? 0 : first - 0x80;
        if (octets > 3 || first == 0x80 || der.length < 2 + octets) {
            throw new Refusal(PdfFiles.MALFORMED, "the signature's value is no DER sequence of a sensible length");
        }
        int length = octets == 0 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[2 + i] & 0xff;
        }
        if (2 + octets + length > der.length) {
            throw new Refusal(PdfFiles.MALFORMED, "the signature's value is cut off");
        }
        return 2 + octets + length;
    }
}
