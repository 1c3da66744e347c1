package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Digests;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.expert.Experts;
import cn.ggzy.platform.trade.opening.Openings;
import cn.ggzy.platform.trade.rule.PeriodName;
import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import cn.ggzy.platform.trade.tender.Lot;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The committee's work: each member alone until all forms are in, then one report that each signs. */
@Service
@Transactional
public class Evaluations {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);
    static final String AVOIDANCE = "evaluation.avoidance";
    static final String SUBMIT = "evaluation.submit";
    static final String SIGN = "evaluation.sign";
    static final String NOTE_REFUSAL = "evaluation.noteRefusal";

    private final EvaluationRecords records;
    private final OpenedBids openedBids;
    private final Openings openings;
    private final Tenders tenders;
    private final RuleSets ruleSets;
    private final Experts experts;
    private final Acts acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Evaluations(
            EvaluationRecords records,
            OpenedBids openedBids,
            Openings openings,
            Tenders tenders,
            RuleSets ruleSets,
            Experts experts,
            Acts acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.openedBids = openedBids;
        this.openings = openings;
        this.tenders = tenders;
        this.ruleSets = ruleSets;
        this.experts = experts;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    /** Bidders are known now: the member confirms that nothing binds him to one of them, or leaves (12号令 第十二条). */
    public void avoid(LotId lot, JsonNode act, Account by) {
        records.lock(lot).require(EvaluationState.SCORING);
        Seat seat = records.seatOf(lot, by.id());
        boolean avoids = acts.body(act).path("avoids").asBoolean(true);
        String reason = acts.body(act).path("reason").asString("");
        verify(act, AVOIDANCE, avoidanceBody(lot, avoids, reason), by);
        if (!avoids) {
            requireNotOfABidder(lot, by);
        }
        Seat after = avoids ? seat.avoiding() : seat.confirmed();
        records.step(avoids ? "avoids" : "confirmed", lot, after, reason, act);
        LOG.info("avoidance lot={} seat={} avoids={}", lot, seat.seat(), avoids);
    }

    /** Checked again by us, not only asked: whoever works for a bidder must avoid, whatever he confirms (12号令 第十二条). */
    private void requireNotOfABidder(LotId lot, Account by) {
        Set<String> employers = new HashSet<>(experts.employersOf(by.id()));
        employers.add(by.uscc());
        employers.add(by.organisation());
        boolean mustAvoid = openedBids.of(lot).stream()
                .map(OpenedBid::bidder)
                .anyMatch(bidder -> !bidder.isEmpty() && employers.contains(bidder));
        if (mustAvoid) {
            throw RuleViolation.conflict("evaluation.must-avoid", Map.of("lot", lot.toString()));
        }
    }

    public void mark(LotId lot, String ticket, List<Mark> marks, Account by) {
        Seat seat = working(lot, by);
        openedBids.require(lot, ticket);
        FormCheck.qualification(tenders.lot(lot), marks);
        FormRow before = formOf(lot, seat, ticket);
        records.saveForm(row(lot, seat, ticket, CanonicalJson.of(marks), before.scores()));
    }

    public void score(LotId lot, String ticket, List<Score> scores, Account by) {
        Seat seat = working(lot, by);
        openedBids.require(lot, ticket);
        FormCheck.scores(tenders.lot(lot), scores);
        FormRow before = formOf(lot, seat, ticket);
        records.saveForm(row(lot, seat, ticket, before.qualification(), json(scores)));
    }

    /** From now on the member's form is final; with the last one the report is made. */
    public void submit(LotId lot, JsonNode act, Account by) {
        Evaluation evaluation = records.lock(lot);
        evaluation.require(EvaluationState.SCORING);
        Seat seat = records.seatOf(lot, by.id());
        Seat submitted = seat.submitted();
        requireComplete(lot, by.id());
        verify(act, SUBMIT, submissionBody(lot, by.id()), by);
        records.finalForms(lot, seat);
        records.step("submitted", lot, submitted, null, act);
        LOG.info("form submitted lot={} seat={}", lot, seat.seat());
        List<Seat> seats = records.seats(lot);
        if (seats.stream().allMatch(each -> each.state().hasSubmitted())) {
            report(evaluation, seats);
        }
    }

    /** Signs the report; who disagrees says so, and why (条例 第五十三条). */
    public void sign(LotId lot, JsonNode act, @Nullable String dissent, Account by) {
        Evaluation evaluation = records.lock(lot);
        evaluation.require(EvaluationState.REPORTED);
        Seat seat = records.seatOf(lot, by.id());
        String words = dissent == null || dissent.isBlank() ? null : dissent.strip();
        Seat signed = seat.signed(words);
        verify(act, SIGN, signatureBody(evaluation, words), by);
        records.step("signature", lot, signed, words, act);
        records.dropNotes(lot, signed);
        LOG.info("report signed lot={} seat={} dissent={}", lot, seat.seat(), words != null);
        endIfSettled(evaluation);
    }

    /**
     * A member who neither signs nor states dissent counts as agreeing (条例 第五十三条). Not one member's word does that: the time for signing is over,
     * and most of the committee, having signed, note it.
     */
    public void noteRefusal(LotId lot, int refusing, JsonNode act, Account by) {
        Evaluation evaluation = records.lock(lot);
        evaluation.require(EvaluationState.REPORTED);
        Seat noting = records.seatOf(lot, by.id());
        if (noting.state() != SeatState.SIGNED) {
            throw RuleViolation.conflict("evaluation.sign-first", Map.of("lot", lot.toString()));
        }
        evaluation.requireSigningOver(clock.instant(), signingUntil(evaluation));
        verify(act, NOTE_REFUSAL, refusalBody(lot, refusing), by);
        List<Seat> seats = records.seats(lot);
        Seat silent = seats.stream()
                .filter(each -> each.seat() == refusing)
                .findFirst()
                .orElseThrow(() -> RuleViolation.unknown("evaluation.no-such-seat", Map.of("seat", refusing)));
        silent.requireSilent();
        int notes = records.note(lot, silent, noting, act);
        LOG.info("refusal noted lot={} seat={} by={} notes={}/{}", lot, refusing, noting.seat(), notes, seats.size());
        // Of the whole committee: the few who have signed must not speak for it.
        if (2 * notes > seats.size()) {
            records.step("counted-as-agreed", lot, silent.refusedToSign(), null, act);
            endIfSettled(evaluation);
        }
    }

    private Instant signingUntil(Evaluation evaluation) {
        RuleSet rule = tenders.ruleOf(tenders.find(evaluation.lot().tender()));
        return ruleSets.days().endOf(evaluation.reportedAt(), rule.period(PeriodName.SIGNING));
    }

    public Evaluation find(LotId lot) {
        return records.get(lot);
    }

    /** The signed report's ranking, for the room that publishes candidates. */
    public SignedReport signedReport(LotId lot) {
        Evaluation evaluation = records.get(lot);
        evaluation.require(EvaluationState.SIGNED);
        return new SignedReport(evaluation.reportDigest(), evaluation.reportJson());
    }

    /** A report that every member has settled. */
    public record SignedReport(String digest, JsonNode report) {}

    private void report(Evaluation evaluation, List<Seat> seats) {
        LotId lot = evaluation.lot();
        Tender tender = tenders.find(lot.tender());
        Tally tally = new Tally(
                tender.lot(lot.lot()),
                tenders.ruleOf(tender).priceFormula(),
                records.forms(lot).stream().map(FormRow::form).toList());
        String minutes = Digests.sha256(openings.minutes(lot.tender()).getBytes(StandardCharsets.UTF_8));
        String report =
                Report.of(lot, tender.lot(lot.lot()), seats, tally.count(openedBids.of(lot)), minutes, clock.instant());
        records.save(evaluation.reported(report));
        LOG.info("report made lot={}", lot);
    }

    private void endIfSettled(Evaluation evaluation) {
        LotId lot = evaluation.lot();
        if (!records.seats(lot).stream().allMatch(seat -> seat.state().isSettled())) {
            return;
        }
        records.save(evaluation.signed());
        if (evaluation.reportJson().path("ranking").isEmpty()) {
            // All rejected: the tender is repeated (招标投标法 第四十二条).
            tenders.fail(lot, "evaluation.all-rejected", "platform");
        } else {
            tenders.advance(lot, TenderState.EVALUATED, "platform");
        }
        events.publishEvent(new EvaluationSigned(lot.tender().value(), lot.lot()));
        LOG.info("evaluation signed lot={}", lot);
    }

    private Seat working(LotId lot, Account by) {
        // The lock that the submission takes: a form does not change while it is being submitted.
        records.lock(lot).require(EvaluationState.SCORING);
        Seat seat = records.seatOf(lot, by.id());
        seat.requireMayMark();
        return seat;
    }

    private FormRow formOf(LotId lot, Seat seat, String ticket) {
        return records.formsOf(lot, seat.account()).stream()
                .filter(form -> form.ticket().equals(ticket))
                .findFirst()
                .orElseGet(() -> row(lot, seat, ticket, "[]", "[]"));
    }

    boolean isComplete(LotId lot, String account) {
        Lot standards = tenders.lot(lot);
        long scored =
                standards.scoring().stream().filter(item -> !item.isPrice()).count();
        List<FormRow> forms = records.formsOf(lot, account);
        return openedBids.of(lot).stream()
                .allMatch(bid -> forms.stream()
                        .filter(form -> form.ticket().equals(bid.ticket()))
                        .map(FormRow::form)
                        .anyMatch(form -> form.qualification().size()
                                        == standards.qualification().size()
                                && form.scores().size() == scored));
    }

    private void requireComplete(LotId lot, String account) {
        if (!isComplete(lot, account)) {
            throw RuleViolation.conflict("evaluation.form-incomplete", Map.of("lot", lot.toString()));
        }
    }

    private void verify(JsonNode act, String name, Map<String, Object> body, Account by) {
        if (!CanonicalJson.of(acts.body(act)).equals(CanonicalJson.of(body))) {
            throw RuleViolation.conflict("evaluation.act-differs", Map.of("expected", CanonicalJson.of(body)));
        }
        Signer signer = acts.verified(act, name);
        if (!signer.certificate().equals(by.id())) {
            throw RuleViolation.forbidden("evaluation.other-signer", Map.of());
        }
    }

    static Map<String, Object> avoidanceBody(LotId lot, boolean avoids, String reason) {
        return body(lot, Map.of("avoids", avoids, "reason", reason));
    }

    Map<String, Object> submissionBody(LotId lot, String account) {
        return body(lot, Map.of("formDigest", EvaluationFacts.digest(records.formsOf(lot, account))));
    }

    static Map<String, Object> signatureBody(Evaluation evaluation, @Nullable String dissent) {
        return body(
                evaluation.lot(),
                Map.of("reportDigest", evaluation.reportDigest(), "dissent", dissent == null ? "" : dissent));
    }

    static Map<String, Object> refusalBody(LotId lot, int seat) {
        return body(lot, Map.of("seat", seat));
    }

    private static Map<String, Object> body(LotId lot, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("tender", lot.tender().value());
        body.put("lot", lot.lot());
        return body;
    }

    private static FormRow row(LotId lot, Seat seat, String ticket, String qualification, String scores) {
        return new FormRow(
                lot.tender().value(), lot.lot(), seat.account(), ticket, seat.seat(), qualification, scores, null);
    }

    /** Points as text: a decimal fraction has no exact form in JSON's numbers. */
    private static String json(List<Score> scores) {
        List<Map<String, String>> lines = new ArrayList<>();
        scores.forEach(score ->
                lines.add(Map.of("id", score.id(), "score", score.score().toPlainString())));
        return CanonicalJson.of(lines);
    }
}
