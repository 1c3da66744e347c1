package cn.ggzy.fabric.embedded.endorse;

import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.ledger.Simulation;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;

/** Questions about the chain itself. */
public final class Qscc implements SystemChaincode {
    private final String channel;
    private final Ledger ledger;

    public Qscc(String channel, Ledger ledger) {
        this.channel = channel;
        this.ledger = ledger;
    }

    @Override
    public boolean isForReaders() {
        return true;
    }

    @Override
    public Response invoke(List<ByteString> arguments, Simulation simulation) throws InvalidProtocolBufferException {
        if (arguments.size() < 2) {
            return SystemChaincode.error("Incorrect number of arguments, " + arguments.size());
        }
        if (!arguments.get(1).toStringUtf8().equals(channel)) {
            return SystemChaincode.error("Invalid chain ID, " + arguments.get(1).toStringUtf8());
        }
        String function = arguments.get(0).toStringUtf8();
        if (!function.equals("GetChainInfo") && arguments.size() < 3) {
            return SystemChaincode.error("missing 3rd argument for " + function);
        }
        try {
            return switch (function) {
                case "GetChainInfo" -> SystemChaincode.success(info());
                case "GetBlockByNumber" -> SystemChaincode.success(byNumber(arguments.get(2)));
                case "GetBlockByHash" -> SystemChaincode.success(byHash(arguments.get(2)));
                case "GetBlockByTxID" ->
                    SystemChaincode.success(
                            ledger.block(find(arguments.get(2)).block()).toByteString());
                case "GetTransactionByID" -> SystemChaincode.success(transaction(arguments.get(2)));
                default -> SystemChaincode.error("Requested function " + function + " not found.");
            };
        } catch (IllegalArgumentException e) {
            return SystemChaincode.error("Failed to get block or transaction, error " + e.getMessage());
        }
    }

    private ByteString info() {
        long height = ledger.height();
        Block last = ledger.block(height - 1);
        return BlockchainInfo.newBuilder()
                .setHeight(height)
                .setCurrentBlockHash(Blocks.headerHash(last.getHeader()))
                .setPreviousBlockHash(last.getHeader().getPreviousHash())
                .build()
                .toByteString();
    }

    private ByteString byNumber(ByteString number) {
        return ledger.block(Long.parseUnsignedLong(number.toStringUtf8())).toByteString();
    }

    private ByteString byHash(ByteString hash) {
        for (long number = ledger.height() - 1; number >= 0; number--) {
            Block block = ledger.block(number);
            if (Blocks.headerHash(block.getHeader()).equals(hash)) {
                return block.toByteString();
            }
        }
        throw new IllegalArgumentException(
                "no such block hash [" + HexFormat.of().formatHex(hash.toByteArray()) + "] in index");
    }

    private ByteString transaction(ByteString txId) throws InvalidProtocolBufferException {
        Ledger.Committed committed = find(txId);
        return ProcessedTransaction.newBuilder()
                .setTransactionEnvelope(Envelope.parseFrom(
                        ledger.block(committed.block()).getData().getData(committed.transaction())))
                .setValidationCode(committed.code().getNumber())
                .build()
                .toByteString();
    }

    private Ledger.Committed find(ByteString txId) {
        Ledger.Committed committed = ledger.find(txId.toStringUtf8());
        if (committed == null) {
            throw new IllegalArgumentException("no such transaction ID [" + txId.toStringUtf8() + "] in index");
        }
        return committed;
    }
}
