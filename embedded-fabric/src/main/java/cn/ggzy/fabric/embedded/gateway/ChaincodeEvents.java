package cn.ggzy.fabric.embedded.gateway;

import cn.ggzy.fabric.embedded.deliver.BlockPump;
import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** Streams the events of one chaincode, block by block; only transactions that counted have events. */
public final class ChaincodeEvents {
    private final Ledger ledger;
    private final Readers readers;
    private final Executor executor;

    public ChaincodeEvents(Ledger ledger, Readers readers, Executor executor) {
        this.ledger = ledger;
        this.readers = readers;
        this.executor = executor;
    }

    void stream(SignedChaincodeEventsRequest signed, ServerCallStreamObserver<ChaincodeEventsResponse> observer)
            throws InvalidProtocolBufferException {
        ChaincodeEventsRequest request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
        readers.require(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
        Matching matching = new Matching(request.getChaincodeId(), request.getAfterTransactionId());
        BlockPump<ChaincodeEventsResponse> pump =
                new BlockPump<>(ledger, executor, observer, start(request), -1, matching::of, () -> {});
        observer.setOnReadyHandler(pump::wake);
        observer.setOnCancelHandler(pump::stop);
        pump.start();
    }

    /** After a checkpoint the stream starts in the block of the transaction that was handled last. */
    private long start(ChaincodeEventsRequest request) {
        Ledger.Committed after = ledger.find(request.getAfterTransactionId());
        if (after != null) {
            return after.block();
        }
        SeekPosition position = request.getStartPosition();
        return switch (position.getTypeCase()) {
            case SPECIFIED -> position.getSpecified().getNumber();
            case NEXT_COMMIT, TYPE_NOT_SET -> ledger.height();
            case OLDEST, NEWEST ->
                throw Rpc.error(Status.Code.INVALID_ARGUMENT, "invalid start position type: " + position.getTypeCase());
        };
    }

    /** Knows while the stream goes on whether the checkpoint has been passed. */
    private final class Matching {
        private final String chaincode;
        private final String after;
        private boolean passed;

        Matching(String chaincode, String after) {
            this.chaincode = chaincode;
            this.after = after;
            this.passed = after.isEmpty();
        }

        @Nullable
        ChaincodeEventsResponse of(long number) throws InvalidProtocolBufferException {
            Block block = ledger.block(number);
            ChaincodeEventsResponse.Builder response =
                    ChaincodeEventsResponse.newBuilder().setBlockNumber(number);
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                if (Blocks.code(block, i) == TxValidationCode.VALID) {
                    add(ParsedTransaction.of(block.getData().getData(i)), response);
                }
            }
            return response.getEventsCount() == 0 ? null : response.build();
        }

        private void add(ParsedTransaction transaction, ChaincodeEventsResponse.Builder response)
                throws InvalidProtocolBufferException {
            ParsedTransaction.Endorsed endorsed = transaction.endorsed();
            ChaincodeEvent event = endorsed == null ? null : endorsed.event();
            if (event != null && passed && event.getChaincodeId().equals(chaincode)) {
                response.addEvents(event);
            }
            passed = passed || transaction.txId().equals(after);
        }
    }
}
