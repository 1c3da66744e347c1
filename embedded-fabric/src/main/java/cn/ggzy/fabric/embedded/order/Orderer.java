package cn.ggzy.fabric.embedded.order;

import cn.ggzy.fabric.embedded.faults.Faults;
import cn.ggzy.fabric.embedded.ledger.ParsedTransaction;
import cn.ggzy.fabric.embedded.msp.Identity;
import cn.ggzy.fabric.embedded.msp.Members;
import cn.ggzy.fabric.embedded.msp.UnknownIdentity;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;

/** Lets envelopes of the channel's members in, and queues them in the order of their arrival. */
public final class Orderer implements AutoCloseable {
    private final String channel;
    private final Members members;
    private final Clock clock;
    private final Faults faults;
    private final BatchSize size;
    private final BlockingQueue<Ordered> queue = new LinkedBlockingQueue<>();
    private final Thread cutter;

    public Orderer(String channel, Members members, Clock clock, Faults faults, BatchSize size, BlockMaker blocks) {
        this.channel = channel;
        this.members = members;
        this.clock = clock;
        this.faults = faults;
        this.size = size;
        this.cutter = new Thread(new BatchCutter(queue, size, faults, blocks), "fabric-orderer");
        cutter.setDaemon(true);
    }

    public void start() {
        cutter.start();
    }

    public Verdict broadcast(Envelope envelope) {
        if (faults.isOrdererDown()) {
            return Verdict.refused(Status.SERVICE_UNAVAILABLE, "the orderer is down");
        }
        ByteString bytes = envelope.toByteString();
        try {
            ParsedTransaction transaction = ParsedTransaction.headersOf(bytes);
            Verdict verdict = faults.isOrdererOpen() ? Verdict.TAKEN : judge(transaction, bytes.size());
            if (verdict == Verdict.TAKEN) {
                queue.add(new Ordered(transaction.txId(), bytes));
            }
            return verdict;
        } catch (InvalidProtocolBufferException e) {
            if (faults.isOrdererOpen()) {
                queue.add(new Ordered("", bytes));
                return Verdict.TAKEN;
            }
            return Verdict.refused(Status.BAD_REQUEST, "could not determine channel ID: " + e.getMessage());
        }
    }

    private Verdict judge(ParsedTransaction transaction, int bytes) {
        if (!transaction.channelHeader().getChannelId().equals(channel)) {
            return Verdict.refused(Status.NOT_FOUND, "channel does not exist");
        }
        if (transaction.type() != HeaderType.ENDORSER_TRANSACTION) {
            return Verdict.refused(Status.BAD_REQUEST, "message type is not supported");
        }
        if (bytes > size.absoluteMaxBytes()) {
            return Verdict.refused(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "message payload is " + bytes + " bytes and exceeds maximum allowed " + size.absoluteMaxBytes()
                            + " bytes");
        }
        try {
            Identity creator = members.identify(transaction.signatureHeader().getCreator());
            if (creator.notAfter().isBefore(clock.instant())) {
                return Verdict.refused(Status.BAD_REQUEST, "broadcast client identity expired");
            }
            Envelope envelope = transaction.envelope();
            return creator.mayWrite() && creator.hasSigned(envelope.getPayload(), envelope.getSignature())
                    ? Verdict.TAKEN
                    : Verdict.refused(Status.FORBIDDEN, Identity.NO_WRITER);
        } catch (UnknownIdentity e) {
            return Verdict.refused(Status.FORBIDDEN, "implicit policy evaluation failed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        cutter.interrupt();
        try {
            cutter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
