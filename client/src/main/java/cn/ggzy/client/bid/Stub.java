package cn.ggzy.client.bid;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the bidder keeps and opens with (`*.stub.json`, ggzy-stub/1): ticket, salts, digests, figures, the signed act. Whoever loses
 * it cannot open his bid.
 */
public record Stub(CanonicalJson json) {
    public static final String FORMAT = "ggzy-stub/1";

    public static Stub read(Path file) throws IOException {
        Stub stub = new Stub(CanonicalJson.parse(Files.readAllBytes(file)));
        if (!stub.text("format").equals(FORMAT)) throw new IOException(file + " is no " + FORMAT);
        return stub;
    }

    /** Written beside and moved, so that a crash never leaves half a stub. */
    public void write(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, json.bytes());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public String tender() {
        return text("tender");
    }

    public String lot() {
        return text("lot");
    }

    public String ticket() {
        return text("ticket");
    }

    public String salt() {
        return text("salt");
    }

    public String root() {
        return text("root");
    }

    public long size() {
        return members().number("size");
    }

    /** The public argument of `bid.submit`, without the store's statement as long as there is none. */
    public CanonicalJson submission() {
        return members().json("submission");
    }

    /** The submit act, once it was signed. */
    public Optional<CanonicalJson> act() {
        return members().has("act") ? Optional.of(members().json("act")) : Optional.empty();
    }

    public CanonicalJson figures() {
        return members().json("figures");
    }

    Stub with(String name, Object value) {
        Map<String, Object> changed = new TreeMap<>();
        Members members = members();
        members.names().forEach(known -> changed.put(known, members.json(known)));
        changed.put(name, value);
        return new Stub(CanonicalJson.of(changed));
    }

    String text(String name) {
        return members().text(name);
    }

    Members members() {
        return json.members();
    }
}
