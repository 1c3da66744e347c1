package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.service.draw.CommitteeSeated;
import cn.ggzy.platform.trade.opening.LotOpened;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Seats the committee that the draw names, and lets it begin once the bids are opened; the two come in either order. */
@Component
class Committees {
    private static final Logger LOG = LoggerFactory.getLogger(Committees.class);

    private final EvaluationRecords records;
    private final Tenders tenders;

    Committees(EvaluationRecords records, Tenders tenders) {
        this.records = records;
        this.tenders = tenders;
    }

    @ApplicationModuleListener
    void seat(CommitteeSeated seated) {
        LotId lot = LotId.of(seated.tender(), seated.lot());
        tenders.hold(lot.tender());
        Optional<Evaluation> known = records.find(lot);
        if (known.isEmpty()) {
            records.begin(Evaluation.seated(lot, seated.draw()));
        } else if (sit(lot, seated.members())) {
            // Told twice: an event comes at least once.
            beginIfReady(lot);
            return;
        } else {
            known.get().requireChangeable();
            records.save(known.get().redrawn(seated.draw()));
        }
        reseat(lot, seated.members());
        LOG.info("committee seated lot={} members={}", lot, seated.members().size());
        beginIfReady(lot);
    }

    @ApplicationModuleListener
    void opened(LotOpened opened) {
        LotId lot = LotId.of(opened.tender(), opened.lot());
        tenders.hold(lot.tender());
        beginIfReady(lot);
    }

    private void reseat(LotId lot, List<CommitteeSeated.Member> members) {
        List<Seat> before = records.seats(lot);
        before.stream()
                .filter(seat -> members.stream().noneMatch(member -> isSame(seat, member)))
                .forEach(seat -> records.leave(lot, seat));
        members.stream()
                .filter(member -> before.stream().noneMatch(seat -> isSame(seat, member)))
                .forEach(member -> records.seat(lot, Seat.invited(member.seat(), member.account())));
    }

    private boolean sit(LotId lot, List<CommitteeSeated.Member> members) {
        List<Seat> seats = records.seats(lot);
        return seats.size() == members.size()
                && members.stream().allMatch(member -> seats.stream().anyMatch(seat -> isSame(seat, member)));
    }

    private static boolean isSame(Seat seat, CommitteeSeated.Member member) {
        return seat.account().equals(member.account());
    }

    private void beginIfReady(LotId lot) {
        boolean isOpened = tenders.lot(lot).state() == TenderState.OPENED;
        records.find(lot)
                .filter(evaluation -> isOpened && evaluation.state() == EvaluationState.SEATED)
                .ifPresent(evaluation -> {
                    records.save(evaluation.scoring());
                    tenders.advance(lot, TenderState.EVALUATING, "platform");
                });
    }
}
