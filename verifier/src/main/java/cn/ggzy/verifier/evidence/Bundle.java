package cn.ggzy.verifier.evidence;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.verifier.fabric.Endorsed;
import cn.ggzy.verifier.note.Head;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.trust.Trust;
import java.util.List;

/** A proof bundle and whom its reader trusts. */
record Bundle(Json file, Trust trust) {

    CanonicalJson fact() {
        return CanonicalJson.parse(file.at("fact").toString());
    }

    Head checkpoint() {
        return Head.parse("checkpoint", file.text("checkpoint"));
    }

    Json anchored() {
        return file.at("anchor").at("result");
    }

    Endorsed endorsed() {
        Json envelope = file.at("anchor").at("envelope");
        return Endorsed.envelope(envelope.where(), envelope.base64());
    }

    List<Hash> path() {
        return file.list("path").stream().map(Bundle::hash).toList();
    }

    private static Hash hash(Json hex) {
        try {
            return Hash.fromHex(hex.text());
        } catch (MalformedJson malformed) {
            throw new Unreadable(hex.where(), "is no digest");
        }
    }
}
