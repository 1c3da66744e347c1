package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Endorsement;
import cn.ggzy.platform.core.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record BidRow(
        String tender,
        String lot,
        String ticket,
        BidState state,
        String argument,
        String submission,
        String sealedRoot,
        long size,
        String crls,
        @Nullable String replaces,
        @Nullable String txId,
        @Nullable Long blockNo,
        @Nullable Instant receivedAt,
        @Nullable Instant deadline,
        @Nullable String responsePayload,
        @Nullable String endorsements,
        @Nullable String refusal,
        @Nullable String evidence,
        Instant changedAt,
        long version) {

    static BidRow of(Bid bid) {
        Bid.Reception reception = bid.reception();
        return new BidRow(
                bid.id().lot().tender().value(),
                bid.id().lot().lot(),
                bid.id().ticket().value(),
                bid.state(),
                bid.argument(),
                bid.submission(),
                bid.sealed().root(),
                bid.sealed().size(),
                bid.crls(),
                bid.replaces(),
                bid.txId(),
                reception == null ? null : reception.block(),
                reception == null ? null : reception.receivedAt(),
                reception == null ? null : reception.deadline(),
                reception == null ? null : reception.responsePayload(),
                reception == null ? null : CanonicalJson.of(reception.endorsements()),
                bid.refusal(),
                bid.evidence(),
                bid.changedAt(),
                bid.version());
    }

    Bid bid() {
        return new Bid(
                BidId.of(tender, lot, ticket),
                state,
                argument,
                submission,
                new Submitted(CanonicalJson.read(submission)).sealed(),
                crls,
                replaces,
                txId,
                reception(),
                refusal,
                evidence,
                changedAt,
                version);
    }

    private Bid.@Nullable Reception reception() {
        if (receivedAt == null || deadline == null) {
            return null;
        }
        List<Endorsement> signed = endorsements == null
                ? List.of()
                : List.of(CanonicalJson.MAPPER.readValue(endorsements, Endorsement[].class));
        return new Bid.Reception(receivedAt, deadline, blockNo == null ? 0 : blockNo, responsePayload, signed);
    }
}
