package cn.ggzy.ca.tool.verify;

import cn.ggzy.ca.crypto.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is at hand about revocation, each piece with where it came from; the same octets count once. */
public final class RevocationEvidence {
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    private record Piece(String kind, String from, byte[] der) {
        Map<String, Object> write(String digest) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", kind);
            json.put("from", from);
            json.put("digest", "sha256:" + digest);
            return json;
        }
    }

    public void crls(String from, List<byte[]> lists) {
        add("CRL", from, lists);
    }

    public void ocsp(String from, List<byte[]> answers) {
        add("OCSP", from, answers);
    }

    public List<byte[]> crls() {
        return of("CRL");
    }

    public List<byte[]> ocsp() {
        return of("OCSP");
    }

    public List<Map<String, Object>> write() {
        List<Map<String, Object>> all = new ArrayList<>();
        pieces.forEach((digest, piece) -> all.add(piece.write(digest)));
        return all;
    }

    private void add(String kind, String from, List<byte[]> some) {
        some.forEach(der -> pieces.putIfAbsent(Digests.hex(Digests.sha256(der)), new Piece(kind, from, der)));
    }

    private List<byte[]> of(String kind) {
        return pieces.values().stream()
                .filter(piece -> piece.kind().equals(kind))
                .map(Piece::der)
                .toList();
    }
}
