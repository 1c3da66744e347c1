package cn.ggzy.platform.service.mediumless;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.practice.Holder;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.identity.RevocationLists;
import cn.ggzy.platform.core.shared.RuleViolation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The practice province's SM2 authority; its lists are fetched at once after a revocation, as a real job would soon do. */
@Component
@ConditionalOnProperty(name = "onenet.mode", havingValue = "practice")
class PracticeIssuer implements Issuer {
    private final PracticeProvince province;
    private final RevocationLists lists;

    PracticeIssuer(PracticeProvince province, RevocationLists lists) {
        this.province = province;
        this.lists = lists;
    }

    @Override
    public byte[] issue(Applicant who, byte[] request) {
        Holder holder = new Holder(
                "mediumless", who.personId(), who.person(), who.organisation(), Optional.of(new Uscc(who.uscc())));
        try {
            return province.certify(holder, request);
        } catch (Refusal refusal) {
            throw new RuleViolation(
                    RuleViolation.Kind.UNACCEPTABLE, "mediumless.request-refused", Map.of("reason", refusal.code()));
        }
    }

    @Override
    public void revoke(byte[] certificate) {
        province.revoke(certificate);
        province.trustList()
                .services()
                .forEach(service -> lists.put(service.id(), province.crl(service.id(), Duration.ZERO)));
    }
}
