package cn.ggzy.ca.practice;

import cn.ggzy.ca.json.StrictObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;

/** One entry of a practice authority's revocation list. */
record RevokedSerial(BigInteger serial, Instant since) {
    static RevokedSerial read(StrictObject json) {
        RevokedSerial entry = new RevokedSerial(new BigInteger(json.string("serial"), 16), json.instant("since"));
        json.end();
        return entry;
    }

    Map<String, Object> write() {
        return Map.of("serial", serial.toString(16), "since", since.toString());
    }
}
