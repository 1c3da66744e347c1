package cn.ggzy.ca.tool.verify;

import java.util.List;
import java.util.Optional;

/** One who signed: whether it holds, by which certificate with which others, and what explains it when it does not. */
public record Signed(
        Fault fault,
        String why,
        Optional<byte[]> certificate,
        List<byte[]> others,
        String signingTime,
        Optional<DialectAnswer> dialect) {

    /** What is wrong with a signature before anybody asks for its certificate. */
    public enum Fault {
        NONE,
        /** The signature is not over this content by this certificate, and no dialect alone explains that. */
        CONTENT_SIGNATURE_WRONG,
        /** It does not hold, and an SM2 dialect explains why. */
        DIALECT,
        /** The file carries another content than the one that was handed in. */
        OTHER_CONTENT
    }

    public Signed {
        others = List.copyOf(others);
    }

    public boolean holds() {
        return fault == Fault.NONE;
    }

    static Signed holding(byte[] certificate, List<byte[]> others, String signingTime) {
        return new Signed(Fault.NONE, "", Optional.of(certificate), others, signingTime, Optional.empty());
    }

    static Signed failed(String why, Optional<byte[]> certificate, List<byte[]> others, Optional<DialectAnswer> found) {
        boolean named = found.filter(DialectAnswer::explains).isPresent();
        return new Signed(named ? Fault.DIALECT : Fault.CONTENT_SIGNATURE_WRONG, why, certificate, others, "", found);
    }

    Signed at(String time) {
        return new Signed(fault, why, certificate, others, time, dialect);
    }
}
