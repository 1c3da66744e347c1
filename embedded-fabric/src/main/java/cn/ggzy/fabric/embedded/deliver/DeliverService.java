package cn.ggzy.fabric.embedded.deliver;

import cn.ggzy.fabric.embedded.chaincode.Definitions;
import cn.ggzy.fabric.embedded.ledger.Ledger;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.UnknownIdentity;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jspecify.annotations.Nullable;

/** The Deliver service of one organisation's peer: whole blocks, filtered ones, or blocks with private data. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final String channel;
    private final Ledger ledger;
    private final Members members;
    private final Clock clock;
    private final Duration timeWindow;
    private final Executor executor;
    private final PrivateView privateView;

    public DeliverService(
            String channel,
            String mspId,
            Ledger ledger,
            Members members,
            Definitions definitions,
            Clock clock,
            Duration timeWindow,
            Executor executor) {
        this.channel = channel;
        this.ledger = ledger;
        this.members = members;
        this.clock = clock;
        this.timeWindow = timeWindow;
        this.executor = executor;
        this.privateView = new PrivateView(mspId, ledger, definitions);
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> responses) {
        return requests(
                responses,
                number -> DeliverResponse.newBuilder()
                        .setBlock(ledger.block(number))
                        .build());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> responses) {
        return requests(
                responses,
                number -> DeliverResponse.newBuilder()
                        .setFilteredBlock(FilteredBlocks.of(channel, ledger.block(number)))
                        .build());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> responses) {
        return requests(
                responses,
                number -> DeliverResponse.newBuilder()
                        .setBlockAndPrivateData(privateView.of(number))
                        .build());
    }

    private StreamObserver<Envelope> requests(
            StreamObserver<DeliverResponse> responses, BlockPump.Rendering<DeliverResponse> rendering) {
        return new Requests((ServerCallStreamObserver<DeliverResponse>) responses, rendering);
    }

    private static DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }

    /** One client's stream; it may ask again when the first request has been served. */
    private final class Requests implements StreamObserver<Envelope> {
        private final ServerCallStreamObserver<DeliverResponse> responses;
        private final BlockPump.Rendering<DeliverResponse> rendering;
        private volatile @Nullable BlockPump<DeliverResponse> pump;

        Requests(ServerCallStreamObserver<DeliverResponse> responses, BlockPump.Rendering<DeliverResponse> rendering) {
            this.responses = responses;
            this.rendering = rendering;
            responses.setOnReadyHandler(this::wake);
            responses.setOnCancelHandler(this::stop);
        }

        @Override
        public void onNext(Envelope request) {
            stop();
            try {
                Status refusal = start(request);
                if (refusal != Status.SUCCESS) {
                    responses.onNext(status(refusal));
                    responses.onCompleted();
                }
            } catch (InvalidProtocolBufferException e) {
                responses.onNext(status(Status.BAD_REQUEST));
                responses.onCompleted();
            }
        }

        private Status start(Envelope request) throws InvalidProtocolBufferException {
            Payload payload = Payload.parseFrom(request.getPayload());
            Status refusal = judge(request, payload);
            if (refusal != Status.SUCCESS) {
                return refusal;
            }
            SeekInfo seek = SeekInfo.parseFrom(payload.getData());
            long first = position(seek.getStart());
            long last = seek.getStop().hasNewest() ? Math.max(ledger.height() - 1, first) : position(seek.getStop());
            if (Long.compareUnsigned(last, first) < 0) {
                return Status.BAD_REQUEST;
            }
            boolean isThere = Long.compareUnsigned(first, ledger.height()) < 0;
            if (!isThere && seek.getBehavior() == SeekInfo.SeekBehavior.FAIL_IF_NOT_READY) {
                return Status.NOT_FOUND;
            }
            BlockPump<DeliverResponse> fresh = new BlockPump<>(
                    ledger,
                    executor,
                    responses,
                    first,
                    last,
                    rendering,
                    () -> responses.onNext(status(Status.SUCCESS)));
            pump = fresh;
            fresh.start();
            return Status.SUCCESS;
        }

        private long position(SeekPosition position) {
            return switch (position.getTypeCase()) {
                case OLDEST -> 0;
                case NEWEST -> ledger.height() - 1;
                case SPECIFIED -> position.getSpecified().getNumber();
                case NEXT_COMMIT, TYPE_NOT_SET -> ledger.height();
            };
        }

        @Override
        public void onError(Throwable error) {
            stop();
        }

        @Override
        public void onCompleted() {
            stop();
            responses.onCompleted();
        }

        private void wake() {
            BlockPump<DeliverResponse> running = pump;
            if (running != null) {
                running.wake();
            }
        }

        private void stop() {
            BlockPump<DeliverResponse> running = pump;
            if (running != null) {
                running.stop();
            }
        }
    }

    /** A stale request is refused: somebody could be sending an old one again. */
    private Status judge(Envelope request, Payload payload) throws InvalidProtocolBufferException {
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        Instant claimed = Instant.ofEpochSecond(
                header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
        Duration apart = Duration.between(claimed, clock.instant()).abs();
        if (apart.compareTo(timeWindow) > 0) {
            return Status.BAD_REQUEST;
        }
        if (!header.getChannelId().equals(channel)) {
            return Status.NOT_FOUND;
        }
        try {
            SignatureHeader signer =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            boolean signed =
                    members.identify(signer.getCreator()).hasSigned(request.getPayload(), request.getSignature());
            return signed ? Status.SUCCESS : Status.FORBIDDEN;
        } catch (UnknownIdentity e) {
            return Status.FORBIDDEN;
        }
    }
}
