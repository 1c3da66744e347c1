package cn.ggzy.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A file of test vectors that the TypeScript twin reads too; {@code -Dvectors.write=true} makes it anew. */
public record VectorFile(Path path) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static VectorFile named(String name) {
        return new VectorFile(Path.of("..", "docs", "evidence", "vectors", name));
    }

    public static boolean writing() {
        return Boolean.getBoolean("vectors.write");
    }

    public JsonNode read() throws IOException {
        return MAPPER.readTree(Files.readString(path));
    }

    public void write(Map<String, ?> content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, MAPPER.writeValueAsString(content) + "\n");
    }

    /** What is computed now must be what the file says. */
    public void assertHas(String member, Object computed) throws IOException {
        assertThat(read().get(member)).as(member).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(computed)));
    }
}
