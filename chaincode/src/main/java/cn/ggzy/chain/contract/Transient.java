package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Ledger;
import java.nio.charset.StandardCharsets;

/** What travels beside the argument and never reaches a block: who bids is a secret until opening. */
final class Transient {
    private Transient() {}

    static byte[] octets(String name, Ledger ledger) {
        return ledger.transientValue(name).orElseThrow(() -> new MalformedJson("transient " + name));
    }

    static Members json(String name, Ledger ledger) {
        return CanonicalJson.parse(octets(name, ledger)).members();
    }

    /** Octets written as hexadecimal text. */
    static byte[] hex(String name, int length, Ledger ledger) {
        byte[] value = Hex.decode(new String(octets(name, ledger), StandardCharsets.US_ASCII));
        if (value.length != length) {
            throw new MalformedJson("transient " + name);
        }
        return value;
    }
}
