package cn.ggzy.platform.trade.tender;

import cn.ggzy.platform.core.shared.Fen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Tenders to start a story with. */
public final class Fixtures {
    public static final Instant DEADLINE = Instant.parse("2026-03-01T01:30:00Z");
    public static final String TENDERER = "91620100MA00000017";
    public static final String AGENCY = "91620100MA00000025";

    private Fixtures() {}

    public static Lot lot(String lot) {
        return new Lot(
                lot,
                "标段" + lot,
                new Fen(10_000_000_00L),
                List.of(new Quota("A0101", 3), new Quota("A0201", 2)),
                List.of(new QualificationItem("licence", "营业执照"), new QualificationItem("safety", "安全生产许可证")),
                List.of(
                        new ScoringItem("technical", "技术", new BigDecimal(100), new BigDecimal(50), null),
                        new ScoringItem("service", "服务", new BigDecimal(10), new BigDecimal(20), null),
                        new ScoringItem("price", "报价", new BigDecimal(100), new BigDecimal(30), null)),
                TenderState.DRAFT,
                null);
    }

    public static Tender draft(String... lots) {
        return new Tender(
                new TenderId("T1"),
                "某某道路工程",
                "620100",
                "A01",
                "engineering",
                TENDERER,
                AGENCY,
                "practice",
                1,
                DEADLINE,
                "doc-1",
                "a".repeat(64),
                List.of(lots).stream().map(Fixtures::lot).toList(),
                null,
                0);
    }

    public static Tender published(String... lots) {
        return draft(lots).published(DEADLINE.minusSeconds(3600));
    }
}
