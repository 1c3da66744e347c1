package cn.ggzy.ca.document.seal;

import cn.ggzy.ca.timestamp.ImprintDigest;
import java.security.MessageDigest;
import java.util.List;

/** Who may use a seal: whole certificates (DER), or their SM3 digests. */
public record SealSigners(Kind kind, List<byte[]> values) {
    /** The two forms of the list, by their number in the structure. */
    public enum Kind {
        CERTIFICATES(1),
        DIGESTS(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    public SealSigners {
        values = List.copyOf(values);
    }

    public static SealSigners certificates(List<byte[]> ders) {
        return new SealSigners(Kind.CERTIFICATES, ders);
    }

    /** Smaller, and it does not hand around certificates. */
    public static SealSigners digestsOf(List<byte[]> ders) {
        return new SealSigners(
                Kind.DIGESTS, ders.stream().map(ImprintDigest.SM3::of).toList());
    }

    public boolean contains(byte[] certificate) {
        byte[] wanted = switch (kind) {
            case CERTIFICATES -> certificate;
            case DIGESTS -> ImprintDigest.SM3.of(certificate);
        };
        return values.stream().anyMatch(one -> MessageDigest.isEqual(one, wanted));
    }
}
