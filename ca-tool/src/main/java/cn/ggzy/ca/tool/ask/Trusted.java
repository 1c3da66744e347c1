package cn.ggzy.ca.tool.ask;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.crypto.Memo;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.trust.TrustList;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Who is trusted: trust lists, plain certificates, and what of them could not be read. */
public record Trusted(
        List<TrustList> lists, boolean listMissing, List<X509Certificate> certificates, List<String> notes) {
    // The same list or root stands in thousands of lines.
    private static final Memo<Trusted> READ = new Memo<>(256);

    public Trusted {
        lists = List.copyOf(lists);
        certificates = List.copyOf(certificates);
        notes = List.copyOf(notes);
    }

    /** Each a trust list (JSON) or certificates (PEM or DER). Text that is neither is refused. */
    public static Trusted of(List<byte[]> things) {
        List<Trusted> each = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            byte[] octets = things.get(i);
            String where = "trust " + (i + 1);
            each.add(READ.get(where + " " + Digests.hex(Digests.sha256(octets)), () -> read(where, octets)));
        }
        return all(each);
    }

    boolean plain() {
        return lists.isEmpty() && !listMissing;
    }

    private static Trusted read(String where, byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") ? list(where, text) : plain(where, octets);
    }

    /** A list that cannot be read counts as not loaded: the answer is then never VALID by it. */
    private static Trusted list(String where, String text) {
        try {
            return new Trusted(List.of(TrustList.parse(text)), false, List.of(), List.of());
        } catch (Refusal e) {
            return new Trusted(List.of(), true, List.of(), List.of(where + " left out: " + e.getMessage()));
        }
    }

    /** A certificate that the library refuses to read has issued nothing. */
    private static Trusted plain(String where, byte[] octets) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (byte[] der : Blocks.certificates(where, octets)) {
            try {
                certificates.add(Certificates.parse(der));
            } catch (Refusal e) {
                notes.add(where + " left out: " + e.getMessage());
            }
        }
        return new Trusted(List.of(), false, certificates, notes);
    }

    private static Trusted all(List<Trusted> each) {
        return each.size() == 1
                ? each.get(0)
                : new Trusted(
                        each.stream().flatMap(one -> one.lists.stream()).toList(),
                        each.stream().anyMatch(one -> one.listMissing),
                        each.stream()
                                .flatMap(one -> one.certificates.stream())
                                .distinct()
                                .toList(),
                        each.stream().flatMap(one -> one.notes.stream()).toList());
    }
}
