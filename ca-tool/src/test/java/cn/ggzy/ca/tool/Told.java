package cn.ggzy.ca.tool;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program on files of a folder and keeps what it said last. */
final class Told {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;
    private JsonNode json = MAPPER.createObjectNode();

    Told(Path folder) {
        this.folder = folder;
    }

    /** A word that ends like a file's name is one of the folder's. */
    int run(String... arguments) {
        String[] all = arguments.clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i].matches("[\\w.-]+\\.(pem|key|json|txt|p7|bin|p12|sealed|ocsp|der|tst)")) {
                all[i] = folder.resolve(all[i]).toString();
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CaMain.run(out, all);
        json = MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
        return code;
    }

    int run(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    JsonNode json() {
        return json;
    }

    String said(String pointer) {
        return json.at(pointer).stringValue();
    }

    List<String> all(String pointer) {
        return json.at(pointer).valueStream().map(JsonNode::stringValue).toList();
    }

    String text() {
        return json.toString();
    }
}
