package cn.ggzy.platform.trade.award;

import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.Acts;
import cn.ggzy.platform.core.identity.Signer;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.service.publication.Kind;
import cn.ggzy.platform.service.publication.Notice;
import cn.ggzy.platform.service.publication.Publications;
import cn.ggzy.platform.trade.award.AwardViews.ToSign;
import cn.ggzy.platform.trade.evaluation.Evaluations;
import cn.ggzy.platform.trade.evaluation.Evaluations.SignedReport;
import cn.ggzy.platform.trade.rule.PeriodName;
import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import cn.ggzy.platform.trade.tender.LotId;
import cn.ggzy.platform.trade.tender.Tender;
import cn.ggzy.platform.trade.tender.TenderState;
import cn.ggzy.platform.trade.tender.Tenders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Candidates (中标候选人), their publicity, and the award. */
@Service
@Transactional
public class Awards {
    private static final Logger LOG = LoggerFactory.getLogger(Awards.class);
    private static final String CANDIDATES = "award.candidates";
    private static final String GIVE = "award.give";

    private final AwardRecords records;
    private final Evaluations evaluations;
    private final Tenders tenders;
    private final RuleSets ruleSets;
    private final Acts acts;
    private final Publications publications;
    private final Clock clock;

    Awards(
            AwardRecords records,
            Evaluations evaluations,
            Tenders tenders,
            RuleSets ruleSets,
            Acts acts,
            Publications publications,
            Clock clock) {
        this.records = records;
        this.evaluations = evaluations;
        this.tenders = tenders;
        this.ruleSets = ruleSets;
        this.acts = acts;
        this.publications = publications;
        this.clock = clock;
    }

    /** Publishes at most three, ranked as the report has them; the publicity does not end on a rest day (条例 第五十三、五十四条). */
    public EvidenceId publishCandidates(LotId lot, JsonNode act, Account by) {
        Instant now = clock.instant();
        Tender tender = tenders.find(lot.tender());
        tender.requireParty(by.uscc());
        SignedReport report = evaluations.signedReport(lot);
        RuleSet rule = tenders.ruleOf(tender);
        Award award = Award.of(
                lot,
                ranked(report),
                rule.maxCandidates(),
                now,
                ruleSets.days().endOf(now, rule.period(PeriodName.PUBLICITY)));
        verify(act, CANDIDATES, candidatesBody(award, report), by);
        EvidenceId proof = records.publish(award, CanonicalJson.digest(act), by.id());
        tenders.advance(lot, TenderState.CANDIDATES_PUBLIC, by.id());
        publications.publish(new Notice(
                Kind.CANDIDATES,
                lot.tender().value(),
                lot.lot(),
                tender.title(),
                AwardNotices.candidates(award),
                proof));
        LOG.info("candidates published lot={} until={}", lot, award.publicityEnds());
        return proof;
    }

    /** Rank 1, or a lower rank with the causes of 条例 第五十五条; by the tenderer alone, after the publicity. */
    public EvidenceId award(LotId lot, JsonNode act, Account by) {
        Tender tender = tenders.find(lot.tender());
        if (!by.isOf(tender.tenderer())) {
            throw RuleViolation.forbidden("award.not-tenderer", Map.of("lot", lot.toString()));
        }
        String ticket = acts.body(act).path("ticket").asString("");
        Map<String, Cause> causes = causes(acts.body(act).path("causes"));
        Award given =
                records.get(lot).awarded(ticket, causes, tenders.ruleOf(tender).mustAwardRankOne(), clock.instant());
        verify(act, GIVE, awardBody(lot, ticket, causes), by);
        EvidenceId proof = records.award(given, CanonicalJson.digest(act), by.id());
        tenders.advance(lot, TenderState.AWARDED, by.id());
        publications.publish(new Notice(
                Kind.RESULT, lot.tender().value(), lot.lot(), tender.title(), AwardNotices.result(given), proof));
        LOG.info("awarded lot={} ticket={}", lot, ticket);
        return proof;
    }

    /** Everybody sees published candidates; before that the parties see what there is to sign. */
    @Transactional(readOnly = true)
    public AwardViews.CandidatesView candidates(LotId lot, @Nullable Account by) {
        return records.find(lot).map(AwardViews::published).orElseGet(() -> draft(lot, by));
    }

    @Transactional(readOnly = true)
    public AwardViews.AwardView given(LotId lot, String ticket, Map<String, Cause> causes) {
        Award award = records.get(lot);
        String chosen = ticket.isEmpty() ? award.candidates().getFirst().ticket() : ticket;
        ToSign toSign = award.state() == AwardState.AWARDED ? null : new ToSign(GIVE, awardBody(lot, chosen, causes));
        return AwardViews.given(award, duties(award), toSign);
    }

    private AwardViews.@Nullable Duties duties(Award award) {
        Instant at = award.awardedAt();
        if (at == null) {
            return null;
        }
        RuleSet rule = tenders.ruleOf(tenders.find(award.lot().tender()));
        return new AwardViews.Duties(
                ruleSets.days().endOf(at, rule.period(PeriodName.CONTRACT)),
                ruleSets.days().endOf(at, rule.period(PeriodName.SUPERVISOR_REPORT)));
    }

    private AwardViews.CandidatesView draft(LotId lot, @Nullable Account by) {
        Tender tender = tenders.find(lot.tender());
        if (by == null || !by.isOf(tender.tenderer()) && !by.isOf(tender.agency())) {
            throw RuleViolation.conflict("award.no-candidates-yet", Map.of("lot", lot.toString()));
        }
        Instant now = clock.instant();
        SignedReport report = evaluations.signedReport(lot);
        Award award = Award.of(lot, ranked(report), tenders.ruleOf(tender).maxCandidates(), now, now);
        Instant reported = Instant.parse(report.report().path("at").asString());
        Instant publishBy =
                ruleSets.days().endOf(reported, tenders.ruleOf(tender).period(PeriodName.CANDIDATES_WITHIN));
        return AwardViews.draft(award, publishBy, new ToSign(CANDIDATES, candidatesBody(award, report)));
    }

    private void verify(JsonNode act, String name, Map<String, Object> body, Account by) {
        if (!CanonicalJson.of(acts.body(act)).equals(CanonicalJson.of(body))) {
            throw RuleViolation.conflict("award.act-differs", Map.of("expected", CanonicalJson.of(body)));
        }
        Signer signer = acts.verified(act, name);
        if (!signer.uscc().equals(by.uscc())) {
            throw RuleViolation.forbidden("award.other-signer", Map.of());
        }
    }

    private static Map<String, Object> candidatesBody(Award award, SignedReport report) {
        Map<String, Object> body = body(award.lot());
        body.put("reportDigest", report.digest());
        body.put("candidates", award.candidates().stream().map(Ranked::ticket).toList());
        return body;
    }

    private static Map<String, Object> awardBody(LotId lot, String ticket, Map<String, Cause> causes) {
        Map<String, Object> body = body(lot);
        body.put("ticket", ticket);
        body.put("causes", new TreeMap<>(causes));
        return body;
    }

    private static Map<String, Object> body(LotId lot) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tender", lot.tender().value());
        body.put("lot", lot.lot());
        return body;
    }

    private static Map<String, Cause> causes(JsonNode json) {
        Map<String, Cause> causes = new TreeMap<>();
        json.properties()
                .forEach(cause ->
                        causes.put(cause.getKey(), cause(cause.getValue().asString(""))));
        return causes;
    }

    private static Cause cause(String name) {
        try {
            return Cause.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.malformed("award.unknown-cause", Map.of("cause", name));
        }
    }

    private static List<Ranked> ranked(SignedReport report) {
        List<Ranked> all = new ArrayList<>();
        report.report()
                .path("ranking")
                .forEach(line -> all.add(new Ranked(
                        line.path("rank").asInt(),
                        line.path("ticket").asString(),
                        line.path("bidder").asString(),
                        line.path("bidderName").asString(),
                        line.path("priceFen").asLong(),
                        line.path("total").asString())));
        return all;
    }
}
