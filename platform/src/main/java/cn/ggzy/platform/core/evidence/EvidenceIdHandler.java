package cn.ggzy.platform.core.evidence;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Evidence numbers in SQL. */
@Component
class EvidenceIdHandler extends IdHandler<EvidenceId> {
    EvidenceIdHandler() {
        super(EvidenceId::value, EvidenceId::new);
    }
}
