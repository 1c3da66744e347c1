package cn.ggzy.platform.practice;

import cn.ggzy.ca.practice.PracticeProvince;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The province whose keys lie in the data folder. */
@Configuration(proxyBeanMethods = false)
@PracticeMode
class PracticeConfiguration {
    @Bean
    PracticeProvince practiceProvince(@Value("${onenet.data}/practice") Path folder, Clock clock) {
        return PracticeProvince.openOrCreate(folder, clock);
    }
}
