package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.evidence.Endorsement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bidder gets at once (电子招标投标办法 第二十七条).
 *
 * @param digest SHA-256 of the canonical public argument that was submitted
 * @param responsePayload base64 of the octets that they signed: the ProposalResponsePayload with the contract's answer in it
 * @param endorsements the organisations that signed the contract's answer
 * @param evidence the number under which the fact is found
 */
public record Receipt(
        String tender,
        String lot,
        String ticket,
        BidState state,
        Instant receivedAt,
        Instant deadline,
        @Nullable String txId,
        long block,
        String digest,
        @Nullable String responsePayload,
        List<Endorsement> endorsements,
        @Nullable String evidence) {

    static Receipt of(Bid bid, Bid.Reception reception) {
        return new Receipt(
                bid.id().lot().tender().value(),
                bid.id().lot().lot(),
                bid.id().ticket().value(),
                bid.state(),
                reception.receivedAt(),
                reception.deadline(),
                bid.txId(),
                reception.block(),
                bid.argument(),
                reception.responsePayload(),
                reception.endorsements(),
                bid.evidence());
    }
}
