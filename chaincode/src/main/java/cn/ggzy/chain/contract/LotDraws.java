package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Key;
import cn.ggzy.chain.ledger.Ledger;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The draws of one lot: one that is live, and those that were declared void, for everybody to count. */
record LotDraws(String tender, String lot, String live, List<String> voided) {
    private static final String NONE = "";

    static LotDraws of(String tender, String lot, Ledger ledger) {
        return ledger.get(Key.of("lot", tender, lot))
                .map(CanonicalJson::members)
                .map(lots -> new LotDraws(tender, lot, lots.text("live"), lots.texts("voided")))
                .orElseGet(() -> new LotDraws(tender, lot, NONE, List.of()));
    }

    /** A second draw without a recorded cause would be drawing until the result pleases. */
    LotDraws begin(Members body) {
        if (!live.equals(NONE)) {
            throw new Refusal(RefusalCode.DRAW_ALREADY_DRAWN, Map.of("draw", live));
        }
        if (!voided.isEmpty() && !body.has("cause")) {
            throw new Refusal(RefusalCode.DRAW_CAUSE_MISSING, Map.of("voids", voided.size()));
        }
        return new LotDraws(tender, lot, body.id("draw"), voided);
    }

    LotDraws voidLive() {
        return new LotDraws(
                tender,
                lot,
                NONE,
                Stream.concat(voided.stream(), Stream.of(live)).toList());
    }

    void save(Ledger ledger) {
        ledger.put(Key.of("lot", tender, lot), CanonicalJson.of(Map.of("live", live, "voided", voided)));
    }
}
