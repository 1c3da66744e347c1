package cn.ggzy.platform;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.identity.RevocationLists;
import java.time.Duration;

/** What the fetching of the revocation lists does each minute, now. */
public final class PracticeLists {
    private static final Duration AGE = Duration.ofMinutes(1);

    private PracticeLists() {}

    public static void fetch(PracticeProvince province, RevocationLists lists) {
        province.trustList().services().forEach(service -> lists.put(service.id(), province.crl(service.id(), AGE)));
    }
}
