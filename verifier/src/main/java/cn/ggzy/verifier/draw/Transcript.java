package cn.ggzy.verifier.draw;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.MalformedJson;
import cn.ggzy.chain.draw.Candidate;
import cn.ggzy.chain.draw.Decision;
import cn.ggzy.chain.draw.DrawParams;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file, read but not believed. */
record Transcript(Json file, Draw.Reading reading) {

    String draw() {
        return file.text("draw");
    }

    int n() {
        return file.at("n").small();
    }

    String paramsText() {
        return file.text("params");
    }

    DrawParams params() {
        try {
            return DrawParams.parse(paramsText());
        } catch (MalformedJson malformed) {
            throw new Unreadable("params", "no rule of a draw: " + malformed.getMessage());
        }
    }

    List<Candidate> table() {
        return file.list("table").stream().map(Transcript::candidate).toList();
    }

    Hash tableDigest() {
        return CanonicalJson.parse(file.at("table").toString()).digest();
    }

    List<Hash> leaves() {
        return file.list("leaves").stream().map(Transcript::hash).toList();
    }

    Hash hash(String name) {
        return hash(file.at(name));
    }

    byte[] beacon() {
        return file.at("beacon").hex();
    }

    /** What the parties dealt: `commitment` or `secret`, in the order of their names. */
    SortedMap<String, Hash> parties(String value) {
        SortedMap<String, Hash> parties = new TreeMap<>();
        for (Json party : file.list("parties")) {
            if (parties.put(party.text("party"), hash(party.at(value))) != null) {
                throw new Unreadable(party.where(), "a party stands twice");
            }
        }
        return parties;
    }

    List<Integer> order() {
        return indices(file.at("order"));
    }

    List<Json> replacements() {
        return file.list("replacements");
    }

    List<Json> opened() {
        return file.list("opened");
    }

    List<Json> acts() {
        return file.has("acts") ? file.list("acts") : List.of();
    }

    static List<Integer> indices(Json list) {
        return list.list().stream().map(Json::small).toList();
    }

    static Hash hash(Json hex) {
        try {
            return Hash.fromHex(hex.text());
        } catch (MalformedJson malformed) {
            throw new Unreadable(hex.where(), "is no digest");
        }
    }

    /** Decisions as the file writes them, for comparison. */
    static List<Map<String, Object>> written(Json decisions) {
        return decisions.list().stream()
                .map(decision -> Map.<String, Object>of(
                        "index", decision.at("index").small(), "verdict", decision.text("verdict")))
                .toList();
    }

    static List<Map<String, Object>> replayed(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> Map.<String, Object>of(
                        "index", decision.index(), "verdict", decision.verdict().text()))
                .toList();
    }

    private static Candidate candidate(Json row) {
        if (row.node().size() != 3) throw new Unreadable(row.where(), "is not [specialty, region, employer]");
        return new Candidate(row.at(0).text(), row.at(1).text(), row.at(2).text());
    }
}
