package cn.ggzy.fabric.embedded.deliver;

import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;

/** Blocks reduced to transaction ids, validation codes and the names of events. */
final class FilteredBlocks {
    private FilteredBlocks() {}

    static FilteredBlock of(String channel, Block block) throws InvalidProtocolBufferException {
        FilteredBlock.Builder filtered = FilteredBlock.newBuilder()
                .setChannelId(channel)
                .setNumber(block.getHeader().getNumber());
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            filtered.addFilteredTransactions(transaction(block, i));
        }
        return filtered.build();
    }

    private static FilteredTransaction transaction(Block block, int index) throws InvalidProtocolBufferException {
        ParsedTransaction headers = ParsedTransaction.headersOf(block.getData().getData(index));
        FilteredTransaction.Builder filtered = FilteredTransaction.newBuilder()
                .setTxid(headers.txId())
                .setType(headers.type())
                .setTxValidationCode(Blocks.code(block, index));
        if (headers.type() == HeaderType.ENDORSER_TRANSACTION) {
            filtered.setTransactionActions(actions(headers));
        }
        return filtered.build();
    }

    private static FilteredTransactionActions actions(ParsedTransaction headers) {
        FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
        try {
            ParsedTransaction.Endorsed endorsed = headers.withEndorsed().endorsed();
            ChaincodeEvent event = endorsed == null ? null : endorsed.event();
            if (event != null) {
                actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                        .setChaincodeEvent(event.toBuilder().clearPayload()));
            }
        } catch (InvalidProtocolBufferException e) {
            return actions.clear().build();
        }
        return actions.build();
    }
}
