package cn.ggzy.platform.service.publication;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.shared.CanonicalJson;
import cn.ggzy.platform.core.shared.Page;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is published, once, with its evidence number; never silently edited (R8.1b). */
@Service
public class Publications implements EvidencedRows {
    private final PublicationRows rows;
    private final Evidence evidence;
    private final Clock clock;

    Publications(PublicationRows rows, Evidence evidence, Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Publishes within the caller's transaction; the answer is the evidence number of the publication itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public EvidenceId publish(Notice notice) {
        Map<String, Object> object =
                object(notice.kind(), notice.tender(), notice.lot(), notice.title(), notice.body());
        EvidenceId published = evidence.append(
                new Fact("publication.published", "tender/" + notice.tender() + "/publication", object, "platform"));
        rows.insert(new Publication(
                0,
                notice.kind(),
                notice.tender(),
                notice.lot(),
                notice.title(),
                notice.body(),
                CanonicalJson.digest(object),
                notice.evidence(),
                published,
                clock.instant()));
        return published;
    }

    /** Newest first; of one tender or of all. */
    public Page<Publication> list(@Nullable String tender, int page) {
        return Page.of(rows.list(tender, Page.SIZE, Page.offset(page)), Page.asked(page), rows.count(tender));
    }

    /** Whether something of this kind is published for the lot, or for the whole tender. */
    public boolean isPublished(String tender, String lot, Kind kind) {
        return rows.published(tender, lot, kind) > 0;
    }

    @Override
    public String table() {
        return "publication";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("publication.published");
    }

    @Override
    public boolean keepsEvery() {
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Consumer<Row> reader) {
        rows.each(row -> reader.accept(new Row(
                Long.toString(row.no()),
                row.publishedEvidence(),
                object(row.kind(), row.tender(), row.lot(), row.title(), row.body()))));
    }

    private static Map<String, Object> object(
            Kind kind, String tender, @Nullable String lot, String title, String body) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind.text());
        object.put("tender", tender);
        if (lot != null) {
            object.put("lot", lot);
        }
        object.put("title", title);
        object.put("body", body);
        return object;
    }
}
