package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps evaluations, seats and forms. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EvaluationRecords {
    private final EvaluationRows rows;
    private final Evidence evidence;

    EvaluationRecords(EvaluationRows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Evaluation> find(LotId lot) {
        return Optional.ofNullable(rows.find(lot.tender().value(), lot.lot())).map(EvaluationRow::evaluation);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Evaluation get(LotId lot) {
        return find(lot).orElseThrow(() -> unknown(lot));
    }

    Evaluation lock(LotId lot) {
        EvaluationRow row = rows.lock(lot.tender().value(), lot.lot());
        if (row == null) {
            throw unknown(lot);
        }
        return row.evaluation();
    }

    void begin(Evaluation evaluation) {
        rows.insert(EvaluationRow.of(evaluation, prove(EvaluationFacts.of(evaluation))));
    }

    void save(Evaluation evaluation) {
        requireOne(rows.update(EvaluationRow.of(evaluation, prove(EvaluationFacts.of(evaluation)))), evaluation.lot());
    }

    List<Seat> seats(LotId lot) {
        return rows.seats(lot.tender().value(), lot.lot());
    }

    Seat seatOf(LotId lot, String account) {
        return seats(lot).stream()
                .filter(seat -> seat.account().equals(account))
                .findFirst()
                .orElseThrow(() -> RuleViolation.forbidden("evaluation.not-member", Map.of("lot", lot.toString())));
    }

    void seat(LotId lot, Seat seat) {
        rows.insertSeat(lot, seat);
    }

    /** Whoever leaves takes his conclusions with him: the new member does the work again (条例 第四十八条). */
    void leave(LotId lot, Seat seat) {
        rows.deleteForms(lot, seat.account());
        rows.deleteSeat(lot, seat);
    }

    void step(String what, LotId lot, Seat seat, @Nullable String words, Object act) {
        evidence.append(EvaluationFacts.step(what, lot, seat, words, CanonicalJson.digest(act)));
        requireOne(rows.updateSeat(lot, seat, CanonicalJson.of(act)), lot);
    }

    /** Keeps a member's note about another; answers how many there are about that one. */
    int note(LotId lot, Seat about, Seat by, Object act) {
        if (rows.insertNote(lot, about.seat(), by.seat(), CanonicalJson.of(act)) == 1) {
            evidence.append(EvaluationFacts.note(lot, about, by, CanonicalJson.digest(act)));
        }
        return rows.notes(lot, about.seat());
    }

    /** The member has spoken for himself. */
    void dropNotes(LotId lot, Seat about) {
        rows.deleteNotes(lot, about.seat());
    }

    void saveForm(FormRow form) {
        rows.saveForm(form);
    }

    List<FormRow> forms(LotId lot) {
        return rows.forms(lot.tender().value(), lot.lot());
    }

    List<FormRow> formsOf(LotId lot, String account) {
        return rows.formsOf(lot.tender().value(), lot.lot(), account);
    }

    void finalForms(LotId lot, Seat seat) {
        String proof = prove(EvaluationFacts.forms(lot, seat, formsOf(lot, seat.account())));
        rows.proveForms(lot, seat.account(), proof);
    }

    private String prove(Fact fact) {
        return evidence.append(fact).value();
    }

    private static RuleViolation unknown(LotId lot) {
        return RuleViolation.unknown("evaluation.no-committee", Map.of("lot", lot.toString()));
    }

    private static void requireOne(int updated, LotId lot) {
        if (updated != 1) {
            throw RuleViolation.conflict("evaluation.changed-meanwhile", Map.of("lot", lot.toString()));
        }
    }
}
