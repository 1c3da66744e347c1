package cn.ggzy.ca.timestamp;

import cn.ggzy.ca.Refusal;
import java.io.IOException;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/** Reads the answer to a request: granted, with a token that answers it, or refused with what the authority said. */
public final class TimeStampAnswers {
    private TimeStampAnswers() {}

    public static TimeStampToken token(byte[] answer, TimeStampRequest request) {
        Strict.requireOne(answer, TimeStampToken.MAX_OCTETS);
        TimeStampToken token = TimeStampToken.parse(granted(answer));
        if (!token.imprint().same(request.imprint())) {
            throw new Refusal("timestamp.wrong-answer", "stamped " + token.imprint());
        }
        if (!token.nonce().equals(request.nonce())) {
            throw new Refusal("timestamp.wrong-answer", "another nonce");
        }
        return token;
    }

    private static byte[] granted(byte[] answer) {
        try {
            TimeStampResponse read = new TimeStampResponse(answer);
            boolean granted = read.getStatus() == PKIStatus.GRANTED || read.getStatus() == PKIStatus.GRANTED_WITH_MODS;
            if (!granted || read.getTimeStampToken() == null) {
                throw new Refusal("timestamp.rejected", reason(read));
            }
            return read.getTimeStampToken().getEncoded();
        } catch (TSPException | IOException | RuntimeException e) {
            throw Strict.malformed(e);
        }
    }

    private static String reason(TimeStampResponse read) {
        String words = read.getStatusString() == null ? "" : " " + read.getStatusString();
        String bits = read.getFailInfo() == null
                ? ""
                : " failure " + read.getFailInfo().intValue();
        return "status " + read.getStatus() + bits + words;
    }
}
