package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a lot; its lists are JSON text. */
record LotRow(
        String tender,
        String lot,
        int position,
        String title,
        @Nullable Long ceilingFen,
        String quotas,
        String qualification,
        String scoring,
        TenderState state,
        @Nullable String failure) {

    static LotRow of(TenderId tender, int position, Lot lot) {
        return new LotRow(
                tender.value(),
                lot.lot(),
                position,
                lot.title(),
                lot.ceiling() == null ? null : lot.ceiling().value(),
                CanonicalJson.of(lot.quotas()),
                CanonicalJson.of(lot.qualification()),
                CanonicalJson.of(lot.scoring()),
                lot.state(),
                lot.failure());
    }

    Lot toLot() {
        return new Lot(
                lot,
                title,
                ceilingFen == null ? null : new Fen(ceilingFen),
                list(quotas, Quota[].class),
                list(qualification, QualificationItem[].class),
                list(scoring, ScoringItem[].class),
                state,
                failure);
    }

    private static <T> List<T> list(String json, Class<T[]> type) {
        return List.of(CanonicalJson.MAPPER.readValue(json, type));
    }
}
