package cn.ggzy.ca.dialect;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The departures under which a signature fits, the fewest that explain it, and the user id that was taken if it was another one. */
public record Finding(List<Dialect> dialects, Optional<byte[]> userId) {
    public Finding {
        dialects = List.copyOf(dialects);
    }

    public String zh() {
        return dialects.stream().map(Dialect::zh).collect(Collectors.joining("；")) + id("（标识十六进制：", "）");
    }

    public String en() {
        return dialects.stream().map(Dialect::en).collect(Collectors.joining("; ")) + id(" (id in hex: ", ")");
    }

    private String id(String before, String behind) {
        return userId.map(id -> before + HexFormat.of().formatHex(id) + behind).orElse("");
    }
}
