package cn.ggzy.platform.runtime;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** In the practice mode every key is public, so it is served on loopback, unless somebody says {@code server.address}. */
class PracticeBinding implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String ADDRESS = "server.address";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        boolean practice = "practice".equals(environment.getProperty("onenet.mode"));
        if (practice && environment.getProperty(ADDRESS, "").isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("practice binding", Map.of(ADDRESS, "127.0.0.1")));
        }
    }
}
