package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.Desk;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.DutyView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.FormView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ReportView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.SeatView;
import cn.ggzy.platform.trade.evaluation.EvaluationViews.ToSign;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderId;
import cn.ggzy.platform.trade.tender.Tenders;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What a member sees on the desk: the opened bids and the own forms, never those of others. */
@Service
@Transactional(readOnly = true)
public class Desks {
    private final EvaluationRecords records;
    private final EvaluationRows rows;
    private final Evaluations evaluations;
    private final OpenedBids openedBids;
    private final Tenders tenders;
    private final Documents documents;

    Desks(
            EvaluationRecords records,
            EvaluationRows rows,
            Evaluations evaluations,
            OpenedBids openedBids,
            Tenders tenders,
            Documents documents) {
        this.records = records;
        this.rows = rows;
        this.evaluations = evaluations;
        this.openedBids = openedBids;
        this.tenders = tenders;
        this.documents = documents;
    }

    public List<DutyView> duties(Account by) {
        return rows.duties(by.id()).stream()
                .map(duty -> new DutyView(
                        duty.tender(),
                        duty.lot(),
                        tenders.find(new TenderId(duty.tender())).title(),
                        duty.state(),
                        duty.seat(),
                        duty.seatState()))
                .toList();
    }

    public Desk desk(LotId lot, Account by) {
        Evaluation evaluation = records.get(lot);
        Seat seat = records.seatOf(lot, by.id());
        Tender tender = tenders.find(lot.tender());
        boolean open = evaluation.state() != EvaluationState.SEATED;
        return new Desk(
                lot.tender().value(),
                lot.lot(),
                tender.title(),
                evaluation.state(),
                view(seat),
                open ? openedBids.of(lot) : List.of(),
                tender.lot(lot.lot()).qualification(),
                tender.lot(lot.lot()).scoring(),
                forms(lot, by),
                seat.state() == SeatState.CONFIRMED && open && evaluations.isComplete(lot, by.id())
                        ? submission(lot, by)
                        : null);
    }

    /** The opened file, for members who have nothing to avoid. */
    public InputStream file(LotId lot, String ticket, Account by) {
        SeatState state = records.seatOf(lot, by.id()).state();
        if (state == SeatState.INVITED || state == SeatState.AVOIDING) {
            throw RuleViolation.forbidden("evaluation.confirm-first", Map.of("lot", lot.toString()));
        }
        DocumentId file = openedBids.fileOf(lot, ticket);
        return documents.read(file);
    }

    public ToSign avoidance(LotId lot, boolean avoids, String reason) {
        return new ToSign(Evaluations.AVOIDANCE, Evaluations.avoidanceBody(lot, avoids, reason));
    }

    public ToSign submission(LotId lot, Account by) {
        return new ToSign(Evaluations.SUBMIT, evaluations.submissionBody(lot, by.id()));
    }

    public ToSign refusal(LotId lot, int seat) {
        return new ToSign(Evaluations.NOTE_REFUSAL, Evaluations.refusalBody(lot, seat));
    }

    /** For members once it is made; for the parties once it is signed. */
    public ReportView report(LotId lot, @Nullable String dissent, Account by) {
        Evaluation evaluation = records.get(lot);
        List<Seat> seats = records.seats(lot);
        requireReader(lot, evaluation, seats, by);
        JsonNode report = evaluation.reportJson();
        boolean signs =
                seats.stream().anyMatch(seat -> seat.account().equals(by.id()) && seat.state() == SeatState.SUBMITTED);
        return new ReportView(
                evaluation.reportDigest(),
                report.path("ranking"),
                report.path("rejected"),
                report,
                seats.stream().map(Desks::view).toList(),
                evaluation.state() == EvaluationState.SIGNED,
                signs ? new ToSign(Evaluations.SIGN, Evaluations.signatureBody(evaluation, dissent)) : null);
    }

    private void requireReader(LotId lot, Evaluation evaluation, List<Seat> seats, Account by) {
        if (seats.stream().anyMatch(seat -> seat.account().equals(by.id()))) {
            return;
        }
        Tender tender = tenders.find(lot.tender());
        tender.requireParty(by.uscc());
        evaluation.require(EvaluationState.SIGNED);
    }

    private List<FormView> forms(LotId lot, Account by) {
        return records.formsOf(lot, by.id()).stream()
                .map(FormRow::form)
                .map(form -> new FormView(form.ticket(), form.qualification(), form.scores()))
                .toList();
    }

    private static SeatView view(Seat seat) {
        return new SeatView(seat.seat(), seat.state(), seat.dissent());
    }
}
