package cn.ggzy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API is a promise: what the application says of itself is what docs/openapi.json says (-Dopenapi.write writes it). */
@RoomTest
class OpenApiTests {
    private static final Path COMMITTED = Path.of("../docs/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final MockMvc http;

    @Autowired
    OpenApiTests(MockMvc http) {
        this.http = http;
    }

    @Test
    void theApplicationSaysWhatTheCommittedDescriptionSays() throws Exception {
        String said = described();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, said);
        }

        assertThat(said).isEqualTo(Files.readString(COMMITTED));
    }

    private String described() throws Exception {
        byte[] octets = http.perform(get("/api/v1/openapi"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return JSON.writeValueAsString(JSON.readTree(new String(octets, StandardCharsets.UTF_8))) + "\n";
    }
}
