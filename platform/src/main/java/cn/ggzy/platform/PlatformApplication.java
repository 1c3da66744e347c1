package cn.ggzy.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform as one process; any number of copies may run side by side. */
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "OneNet (一张网)")
public class PlatformApplication {
    public static void main(String[] args) {
        SpringApplication.run(PlatformApplication.class, args);
    }
}
