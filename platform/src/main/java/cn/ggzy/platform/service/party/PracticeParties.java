package cn.ggzy.platform.service.party;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.identity.Role;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Registers the cast of the practice province at the first start. */
@Component
class PracticeParties implements ApplicationRunner {
    private static final String LANZHOU = "620100";

    private final Parties parties;
    private final ObjectProvider<PracticeProvince> province;

    PracticeParties(Parties parties, ObjectProvider<PracticeProvince> province) {
        this.parties = parties;
        this.province = province;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        province.ifAvailable(practice -> practice.cast().values().forEach(this::register));
    }

    private void register(PracticeKey key) {
        Role role = Role.valueOf(key.role().toUpperCase(Locale.ROOT));
        parties.register(new Party(key.uscc(), key.organisation(), LANZHOU, Set.of(role)));
    }
}
