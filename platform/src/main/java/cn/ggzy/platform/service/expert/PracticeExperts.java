package cn.ggzy.platform.service.expert;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.shared.Digests;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Fills the pool of the practice province with invented people at the first start, each with a certificate. */
@Component
class PracticeExperts implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeExperts.class);
    private static final int PEOPLE = 500;
    private static final long SEED = 20261122;

    private final Experts experts;
    private final ObjectProvider<PracticeProvince> province;

    PracticeExperts(Experts experts, ObjectProvider<PracticeProvince> province) {
        this.experts = experts;
        this.province = province;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        province.ifAvailable(practice -> {
            if (experts.count() == 0) {
                List<Expert> people = PracticePool.of(PEOPLE, SEED).stream()
                        .map(expert -> certified(expert, practice))
                        .toList();
                experts.enter(people);
                LOG.info("practice pool entered experts={}", people.size());
            }
        });
    }

    private static Expert certified(Expert expert, PracticeProvince practice) {
        byte[] certificate = practice.issueExpert(expert.id().value(), expert.name(), expert.employer())
                .certificate();
        return expert.with(Digests.sha256(certificate));
    }
}
