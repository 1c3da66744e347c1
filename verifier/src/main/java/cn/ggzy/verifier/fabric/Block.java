package cn.ggzy.verifier.fabric;

import cn.ggzy.verifier.report.Unreadable;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;

/** One block and its transactions. */
public record Block(
        String where, org.hyperledger.fabric.protos.common.Block proto, List<BlockTransaction> transactions) {

    public static Block parse(String where, byte[] bytes) {
        try {
            var proto = org.hyperledger.fabric.protos.common.Block.parseFrom(bytes);
            return new Block(where, proto, transactions(where, proto));
        } catch (InvalidProtocolBufferException malformed) {
            throw new Unreadable(where, "is no block");
        }
    }

    public long number() {
        return proto.getHeader().getNumber();
    }

    public byte[] previousHash() {
        return proto.getHeader().getPreviousHash().toByteArray();
    }

    public byte[] dataHash() {
        return proto.getHeader().getDataHash().toByteArray();
    }

    /** The digest of the concatenated envelopes; not a tree. */
    public byte[] derivedDataHash() {
        return Digests.sha256(proto.getData().getDataList().stream()
                .map(ByteString::toByteArray)
                .toArray(byte[][]::new));
    }

    /** SHA-256 of the DER sequence of number, previous hash and data hash. */
    public byte[] headerHash() {
        ASN1EncodableVector header = new ASN1EncodableVector();
        header.add(new ASN1Integer(BigInteger.valueOf(number())));
        header.add(new DEROctetString(previousHash()));
        header.add(new DEROctetString(dataHash()));
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DERSequence(header).encodeTo(bytes);
            return Digests.sha256(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<BlockTransaction> transactions(String where, org.hyperledger.fabric.protos.common.Block proto) {
        List<BlockTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < proto.getData().getDataCount(); i++) {
            transactions.add(transaction(where + "#" + i, proto, i));
        }
        return List.copyOf(transactions);
    }

    private static BlockTransaction transaction(
            String where, org.hyperledger.fabric.protos.common.Block proto, int index) {
        int flag = flag(proto, index);
        try {
            Envelope envelope = Envelope.parseFrom(proto.getData().getData(index));
            HeaderType type = Endorsed.type(envelope);
            Endorsed endorsed = type == HeaderType.ENDORSER_TRANSACTION ? Endorsed.of(envelope) : null;
            return new BlockTransaction(where, proto.getHeader().getNumber(), index, type, flag, endorsed);
        } catch (InvalidProtocolBufferException | IllegalArgumentException malformed) {
            return new BlockTransaction(
                    where, proto.getHeader().getNumber(), index, HeaderType.UNRECOGNIZED, flag, null);
        }
    }

    /** 255 is Fabric's NOT_VALIDATED: a block without flags claims nothing. */
    private static int flag(org.hyperledger.fabric.protos.common.Block proto, int index) {
        int slot = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        if (proto.getMetadata().getMetadataCount() <= slot) return 255;
        ByteString flags = proto.getMetadata().getMetadata(slot);
        return index < flags.size() ? Byte.toUnsignedInt(flags.byteAt(index)) : 255;
    }
}
