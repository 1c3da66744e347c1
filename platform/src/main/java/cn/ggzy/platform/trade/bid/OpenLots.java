package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.document.UploadGate;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pieces are taken for open lots only; after the deadline nothing is accepted (电子招标投标办法 第二十六条). */
@Component
class OpenLots implements UploadGate {
    private final Tenders tenders;
    private final Clock clock;

    OpenLots(Tenders tenders, Clock clock) {
        this.tenders = tenders;
        this.clock = clock;
    }

    @Override
    public void admit(String tender, String lot) {
        LotId id = LotId.of(tender, lot);
        Tender open = tenders.visible(id.tender(), null);
        open.lot(id.lot());
        Instant now = clock.instant();
        if (!now.isBefore(open.deadline())) {
            throw RuleViolation.conflict(
                    "bid.late", Map.of("deadline", open.deadline().toString(), "receivedAt", now.toString()));
        }
        if (open.state() != TenderState.OPEN) {
            throw RuleViolation.conflict("bid.tender-closed", Map.of("tender", tender));
        }
    }
}
