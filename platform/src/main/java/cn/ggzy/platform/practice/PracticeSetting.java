package cn.ggzy.platform.practice;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.DurableFiles;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes down, for its owner only, where things are: for the demonstrations that play the dishonest operator. */
@Component
@PracticeMode
class PracticeSetting {
    private final Environment environment;

    PracticeSetting(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        Path data = Path.of(property("onenet.data")).toAbsolutePath();
        String url = "http://127.0.0.1:" + event.getWebServer().getPort();
        DurableFiles.writeSecret(
                data.resolve("practice").resolve("setting.json"),
                CanonicalJson.of(Map.of(
                        "url", url,
                        "uploads", data.resolve("store/uploads").toString(),
                        "jdbcUrl", property("spring.datasource.url"),
                        "dbUser", property("spring.datasource.username"),
                        "dbPassword", property("spring.datasource.password"),
                        "connection",
                                Path.of(property("onenet.ledger.connection"))
                                        .toAbsolutePath()
                                        .toString(),
                        "trust", url + "/api/v1/trust.json")));
    }

    private String property(String name) {
        return environment.getProperty(name, "");
    }
}
