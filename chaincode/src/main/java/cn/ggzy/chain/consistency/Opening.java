package cn.ggzy.chain.consistency;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.names.RefusalCode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is laid open: the stored file as found, its plaintext, the figures with their salts. */
public record Opening(Hash sealedRoot, byte[] contentSalt, Hash plaintext, SortedMap<String, Figure> figures) {
    /** A figure and the salt it was hidden with. */
    public record Figure(byte[] salt, String value) {}

    /** Reads the members of an opening; who opened it is read elsewhere. */
    public static Opening parse(Members members) {
        SortedMap<String, Figure> figures = new TreeMap<>();
        Members named = members.object("figures");
        for (String name : named.names()) {
            Members figure = named.object(name).only("salt", "value");
            figures.put(name, new Figure(figure.hex("salt", Commitments.SALT), figure.text("value")));
        }
        return new Opening(
                members.hash("sealedRoot"),
                members.hex("contentSalt", Commitments.SALT),
                members.hash("plaintextDigest"),
                figures);
    }

    /** 投标文件一致性判断: sealed file = promised file, opened content = committed content, figures = committed figures. */
    public Optional<RefusalCode> judge(Hash promisedRoot, Hash content, Members promisedFigures) {
        if (!sealedRoot.equals(promisedRoot)) {
            return Optional.of(RefusalCode.BID_SEALED_FILE_CHANGED);
        }
        if (!Commitments.content(contentSalt, plaintext).equals(content)) {
            return Optional.of(RefusalCode.BID_CONTENT_DIFFERS);
        }
        return figuresHold(promisedFigures) ? Optional.empty() : Optional.of(RefusalCode.BID_FIGURE_DIFFERS);
    }

    private boolean figuresHold(Members promised) {
        return figures.keySet().equals(promised.names())
                && figures.entrySet().stream().allMatch(figure -> holds(figure.getKey(), figure.getValue(), promised));
    }

    private static boolean holds(String name, Figure figure, Members promised) {
        return Commitments.figure(name, figure.salt(), figure.value()).equals(promised.hash(name));
    }
}
