package cn.ggzy.platform.trade.award;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.trade.tender.LotId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps awards, and the fact that speaks of each one's present state. */
@Component
class AwardRecords implements EvidencedRows {
    private final AwardRows rows;
    private final Evidence evidence;

    AwardRecords(AwardRows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    Optional<Award> find(LotId lot) {
        return Optional.ofNullable(rows.find(lot.tender().value(), lot.lot())).map(AwardRow::award);
    }

    Award get(LotId lot) {
        return find(lot)
                .orElseThrow(() -> RuleViolation.conflict("award.no-candidates-yet", Map.of("lot", lot.toString())));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId publish(Award award, String act, String actor) {
        EvidenceId proof = prove("award.candidates", award, act, actor);
        rows.insert(AwardRow.of(award, act, proof.value()));
        return proof;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId award(Award award, String act, String actor) {
        EvidenceId proof = prove("award.given", award, act, actor);
        if (rows.update(AwardRow.of(award, act, proof.value())) != 1) {
            throw RuleViolation.conflict(
                    "award.changed-meanwhile", Map.of("lot", award.lot().toString()));
        }
        return proof;
    }

    @Override
    public String table() {
        return "award";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("award.candidates") || type.equals("award.given");
    }

    @Override
    public void each(Consumer<Row> reader) {
        rows.all()
                .forEach(row -> reader.accept(
                        new Row(row.award().lot().toString(), new EvidenceId(row.evidence()), object(row))));
    }

    private EvidenceId prove(String type, Award award, String act, String actor) {
        String subject =
                "tender/" + award.lot().tender() + "/lot/" + award.lot().lot() + "/award";
        return evidence.append(new Fact(type, subject, object(AwardRow.of(award, act, "")), actor));
    }

    private static Map<String, Object> object(AwardRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("tender", row.tender());
        object.put("lot", row.lot());
        object.put("state", row.state().name());
        object.put("candidates", row.candidates());
        object.put("published_at", row.publishedAt().toString());
        object.put("publicity_ends", row.publicityEnds().toString());
        object.put("winner", row.winner() == null ? "" : row.winner());
        object.put("passed_over", row.passedOver());
        object.put("awarded_at", row.awardedAt() == null ? "" : row.awardedAt().toString());
        object.put("act", row.act());
        return object;
    }
}
