package cn.ggzy.ca.tlv;

import cn.ggzy.ca.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Walks a BER structure from front to back. Definite and indefinite lengths, octet strings in pieces; nesting at most 40 deep, tags of
 * one octet. Whatever does not fit is refused with the code that the reader was made with.
 */
public final class TlvReader {
    /** What {@link #peek} says at the end of the structure that was entered. */
    public static final int END = -1;

    private static final int MAX_DEPTH = 40;
    private static final int LONG_TAG = 0x1F;
    private static final int LENGTH_OCTETS = 7;
    private static final int BUFFER = 65_536;
    private static final long INDEFINITE = -1;

    private final InputStream in;
    private final String code;
    private final Deque<Long> ends = new ArrayDeque<>();
    private final ByteArrayOutputStream lengthOctets = new ByteArrayOutputStream();
    private long position;
    private int next = END;
    private boolean peeked;

    public TlvReader(InputStream in, String code) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.code = code;
    }

    /** The elements inside an element that lies in memory, each with its own header, octet by octet as they stand there. */
    public static List<byte[]> children(byte[] element, String code) {
        try {
            TlvReader reader = new TlvReader(new ByteArrayInputStream(element), code);
            List<byte[]> all = new ArrayList<>();
            reader.enter(reader.peek());
            while (reader.peek() != END) {
                all.add(reader.take(element.length));
            }
            reader.leave();
            reader.end();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identifier of the next element, or {@link #END}. */
    public int peek() throws IOException {
        if (!peeked) {
            next = atEnd() ? END : octet();
            peeked = true;
        }
        return isEndOfContents() ? END : next;
    }

    public void enter(int tag) throws IOException {
        expect(tag);
        if ((tag & Tag.CONSTRUCTED) == 0) {
            throw refuse("an element without parts");
        }
        push(length());
    }

    public void leave() throws IOException {
        if (peek() != END) {
            throw refuse("more than was expected");
        }
        peeked = false;
        if (ends.pop() == INDEFINITE && octet() != 0) {
            throw refuse("an end of contents with a length");
        }
    }

    /** The whole next element with its header; at most {@code limit} octets. */
    public byte[] take(int limit) throws IOException {
        Capture capture = new Capture(limit);
        capture.element(ends.size());
        return capture.taken.toByteArray();
    }

    /** Copies the content of an octet string, whole or in pieces, without keeping it; returns how many octets it had. */
    public long pump(int primitiveTag, OutputStream out) throws IOException {
        if (peek() == primitiveTag) {
            expect(primitiveTag);
            return copy(requireDefinite(length()), out);
        }
        long total = 0;
        enter(primitiveTag | Tag.CONSTRUCTED);
        while (peek() != END) {
            total += pump(Tag.OCTET_STRING, out);
        }
        leave();
        return total;
    }

    /** Nothing may follow. */
    public void end() throws IOException {
        if (!ends.isEmpty() || peeked && next != END || !peeked && in.read() >= 0) {
            throw refuse("octets behind the end");
        }
    }

    public Refusal refuse(String detail) {
        return new Refusal(code, detail + " at octet " + position);
    }

    private boolean isEndOfContents() {
        return peeked && next == 0 && !ends.isEmpty() && ends.peek() == INDEFINITE;
    }

    private void expect(int tag) throws IOException {
        int found = peek();
        if (found != tag || found == END) {
            throw refuse("found " + Integer.toHexString(found) + " instead of " + Integer.toHexString(tag));
        }
        peeked = false;
    }

    private boolean atEnd() {
        return !ends.isEmpty() && ends.peek() != INDEFINITE && position == ends.peek();
    }

    private void push(long length) {
        if (ends.size() >= MAX_DEPTH) {
            throw refuse("nested too deep");
        }
        ends.push(length == INDEFINITE ? INDEFINITE : position + length);
    }

    private long requireDefinite(long length) {
        if (length == INDEFINITE) {
            throw refuse("an indefinite length without parts");
        }
        return length;
    }

    private long length() throws IOException {
        lengthOctets.reset();
        int first = lengthOctet();
        if (first < 0x80) {
            return within(first);
        }
        int count = first & 0x7F;
        if (count == 0) {
            return INDEFINITE;
        }
        if (count > LENGTH_OCTETS) {
            throw refuse("a length of " + count + " octets");
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | lengthOctet();
        }
        return within(length);
    }

    private long within(long length) {
        for (long end : ends) {
            if (end != INDEFINITE && position + length > end) {
                throw refuse("an element longer than what it is in");
            }
        }
        return length;
    }

    private int lengthOctet() throws IOException {
        int octet = octet();
        lengthOctets.write(octet);
        return octet;
    }

    private int octet() throws IOException {
        for (long end : ends) {
            if (end != INDEFINITE && position >= end) {
                throw refuse("an element longer than what it is in");
            }
        }
        int octet = in.read();
        if (octet < 0) {
            throw refuse("ends early");
        }
        position++;
        return octet;
    }

    private long copy(long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw refuse("ends early");
            }
            out.write(buffer, 0, read);
            left -= read;
            position += read;
        }
        return length;
    }

    /** Takes elements with their headers as they stand. */
    private final class Capture {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int limit;

        Capture(int limit) {
            this.limit = limit;
        }

        void element(int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                throw refuse("nested too deep");
            }
            int tag = peek();
            if (tag == END || (tag & LONG_TAG) == LONG_TAG) {
                throw refuse("no element of a known tag");
            }
            expect(tag);
            taken.write(tag);
            long length = length();
            taken.writeBytes(lengthOctets.toByteArray());
            if ((tag & Tag.CONSTRUCTED) == 0) {
                copy(room(requireDefinite(length)), taken);
            } else {
                parts(length, depth);
            }
        }

        private void parts(long length, int depth) throws IOException {
            push(length == INDEFINITE ? length : room(length));
            while (peek() != END) {
                element(depth + 1);
            }
            leave();
            if (length == INDEFINITE) {
                taken.write(0);
                taken.write(0);
            }
        }

        private long room(long length) {
            if (taken.size() + length > limit) {
                throw refuse("an element over " + limit + " octets");
            }
            return length;
        }
    }
}
