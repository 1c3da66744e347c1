package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.Ids;

/** Names a lot (标段) of a tender. */
public record LotId(TenderId tender, String lot) {
    public LotId {
        Ids.checked(lot);
    }

    public static LotId of(String tender, String lot) {
        return new LotId(new TenderId(tender), lot);
    }

    @Override
    public String toString() {
        return tender + "/" + lot;
    }
}
