package cn.ggzy.ca.practice;

import cn.ggzy.ca.json.StrictObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;

/** One entry of a practice authority's revocation list; a hold may end, anything else is for ever. */
record RevokedSerial(BigInteger serial, Instant since, int reason) {
    private static final int UNSPECIFIED = 0;
    private static final int HOLD = 6;

    static RevokedSerial revoked(BigInteger serial, Instant since) {
        return new RevokedSerial(serial, since, UNSPECIFIED);
    }

    static RevokedSerial held(BigInteger serial, Instant since) {
        return new RevokedSerial(serial, since, HOLD);
    }

    boolean isHold() {
        return reason == HOLD;
    }

    static RevokedSerial read(StrictObject json) {
        RevokedSerial entry = new RevokedSerial(
                new BigInteger(json.string("serial"), 16),
                json.instant("since"),
                json.optionalNumber("reason").map(Long::intValue).orElse(UNSPECIFIED));
        json.end();
        return entry;
    }

    Map<String, Object> write() {
        return Map.of("serial", serial.toString(16), "since", since.toString(), "reason", reason);
    }
}
