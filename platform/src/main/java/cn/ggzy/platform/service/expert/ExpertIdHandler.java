package cn.ggzy.platform.service.expert;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Expert numbers in SQL. */
@Component
class ExpertIdHandler extends IdHandler<ExpertId> {
    ExpertIdHandler() {
        super(ExpertId::value, ExpertId::new);
    }
}
