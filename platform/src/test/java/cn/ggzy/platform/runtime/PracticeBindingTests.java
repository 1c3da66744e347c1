package cn.ggzy.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PracticeBindingTests {
    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withInitializer(new PracticeBinding());

    @Test
    void aStartThatSaysNothingIsProduction() {
        start.run(context -> {
            assertThat(context.getEnvironment().getProperty("onenet.mode")).isEqualTo("production");
            assertThat(context.getEnvironment().getProperty("server.address")).isNull();
        });
    }

    @Test
    void theProfileOfScriptsRunPractisesOnLoopback() {
        start.withPropertyValues("spring.profiles.active=run").run(context -> {
            assertThat(context.getEnvironment().getProperty("onenet.mode")).isEqualTo("practice");
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void practiceListensElsewhereOnlyWhenToldTo() {
        start.withPropertyValues("onenet.mode=practice", "server.address=0.0.0.0")
                .run(context -> assertThat(context.getEnvironment().getProperty("server.address"))
                        .isEqualTo("0.0.0.0"));
    }
}
