package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.LiveStreams;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderId;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The opening hall, for everybody from the deadline on. */
@Service
public class Hall {
    private static final String EVENT = "opening";

    private final Tenders tenders;
    private final OpeningRecords records;
    private final LiveStreams streams;
    private final Clock clock;

    Hall(Tenders tenders, OpeningRecords records, LiveStreams streams, Clock clock) {
        this.tenders = tenders;
        this.records = records;
        this.streams = streams;
        this.clock = clock;
    }

    public HallView view(TenderId id) {
        Tender tender = tenders.visible(id, null);
        Instant now = clock.instant();
        return records.find(id)
                .map(opening -> view(tender, opening, now))
                .orElseGet(() -> new HallView(
                        id.value(),
                        stateWithout(tender),
                        tender.deadline(),
                        null,
                        now,
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    public SseEmitter stream(TenderId id) {
        return streams.open(topic(id), EVENT, view(id));
    }

    void tell(TenderId id) {
        streams.tell(topic(id), EVENT, view(id));
    }

    private HallView view(Tender tender, Opening opening, Instant now) {
        List<Entry> entries = records.entries(tender.id());
        String minutes = opening.minutes();
        return new HallView(
                tender.id().value(),
                opening.state(),
                tender.deadline(),
                opening.releaseUntil(),
                now,
                HallView.LotView.of(entries),
                entries.stream().map(Hall::view).toList(),
                opening.differences(),
                minutes == null ? null : Digests.sha256(minutes.getBytes(StandardCharsets.UTF_8)));
    }

    private static HallView.BidView view(Entry entry) {
        return new HallView.BidView(
                entry.bid().lot().lot(),
                entry.bid().ticket().value(),
                entry.state(),
                entry.bidder(),
                entry.bidderName(),
                entry.figures(),
                entry.code(),
                entry.fault(),
                entry.progress(),
                entry.txId(),
                entry.evidence());
    }

    private static OpeningState stateWithout(Tender tender) {
        return tender.state() == TenderState.OPEN ? OpeningState.WAITING : OpeningState.CLOSED;
    }

    private static String topic(TenderId id) {
        return "opening/" + id;
    }
}
