package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.IdHandler;
import org.springframework.stereotype.Component;

/** Tender numbers in SQL. */
@Component
class TenderIdHandler extends IdHandler<TenderId> {
    TenderIdHandler() {
        super(TenderId::value, TenderId::new);
    }
}
