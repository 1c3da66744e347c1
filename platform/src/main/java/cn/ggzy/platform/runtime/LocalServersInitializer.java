package cn.ggzy.platform.runtime;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** With {@code onenet.servers.start=true} (profile {@code run}) the application brings its own servers and stops them with itself. */
class LocalServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.getProperty("onenet.servers.start", Boolean.class, false)) {
            return;
        }
        LocalServers servers = LocalServers.start(new LocalServers.Settings(
                Path.of(environment.getRequiredProperty("onenet.data"), "servers"),
                environment.getProperty("onenet.servers.database-port", Integer.class, 0),
                environment.getProperty("onenet.servers.redis-port", Integer.class, 0),
                true));
        // After the contexts are closed: the connection pool goes first.
        SpringApplication.getShutdownHandlers().add(servers::close);
        environment.getPropertySources().addFirst(new MapPropertySource("local servers", servers.properties()));
    }
}
