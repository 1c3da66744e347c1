package cn.ggzy.platform.practice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.ca.practice.PracticeProvince;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** A start that says nothing about its mode serves no key to anybody. */
class ProductionTests {
    @Test
    void nothingOfThePracticeProvinceExists() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Everything.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(PracticeProvince.class);
                    assertThat(Arrays.stream(context.getBeanDefinitionNames())
                                    .filter(name -> context.getBean(name)
                                            .getClass()
                                            .getName()
                                            .contains(".practice.Practice")))
                            .isEmpty();
                    assertThat(context).doesNotHaveBean("practiceController");
                });
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackages = "cn.ggzy.platform.practice")
    static class Everything {}
}
