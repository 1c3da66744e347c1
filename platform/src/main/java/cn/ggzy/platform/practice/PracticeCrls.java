package cn.ggzy.platform.practice;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.identity.RevocationLists;
import cn.ggzy.platform.core.shared.DurableFiles;
import jakarta.annotation.PostConstruct;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The practice authorities' revocation lists, fetched as real ones would be. */
@Component
@PracticeMode
class PracticeCrls {
    private final PracticeProvince province;
    private final Path folder;

    PracticeCrls(PracticeProvince province, RevocationLists lists) {
        this.province = province;
        this.folder = lists.folder();
    }

    @PostConstruct
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void fetch() {
        List<byte[]> lists = province.crls();
        for (int i = 0; i < lists.size(); i++) {
            DurableFiles.write(folder.resolve("practice-" + i + ".crl"), lists.get(i));
        }
    }
}
