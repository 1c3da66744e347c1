package cn.ggzy.fabric.embedded.ledger;

import cn.ggzy.fabric.embedded.crypto.Digests;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The digests that chain blocks together, and what stands in a block's metadata. */
public final class Blocks {
    private static final int SLOTS = 5;

    private Blocks() {}

    /** A block without validation codes, as it comes from the orderer. */
    public static Block unvalidated(long number, ByteString previousHash, List<ByteString> envelopes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (int slot = 0; slot < SLOTS; slot++) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(previousHash)
                        .setDataHash(dataHash(data)))
                .setData(data)
                .setMetadata(metadata)
                .build();
    }

    /** The digest of all envelopes one after the other: not a tree, whatever the message's description says. */
    public static ByteString dataHash(BlockData data) {
        return Digests.sha256(data.getDataList());
    }

    public static ByteString headerHash(BlockHeader header) {
        return Digests.sha256(headerBytes(header));
    }

    /** The header in ASN.1 DER, which is what orderers sign and the next block refers to. */
    public static ByteString headerBytes(BlockHeader header) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(BigInteger.valueOf(header.getNumber())));
        fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
        fields.add(new DEROctetString(header.getDataHash().toByteArray()));
        try {
            return ByteString.copyFrom(new DERSequence(fields).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Block with(Block block, BlockMetadataIndex slot, ByteString value) {
        return block.toBuilder()
                .setMetadata(block.getMetadata().toBuilder().setMetadata(slot.getNumber(), value))
                .build();
    }

    public static ByteString metadata(Block block, BlockMetadataIndex slot) {
        return slot.getNumber() < block.getMetadata().getMetadataCount()
                ? block.getMetadata().getMetadata(slot.getNumber())
                : ByteString.EMPTY;
    }

    public static TxValidationCode code(Block block, int transaction) {
        ByteString codes = metadata(block, BlockMetadataIndex.TRANSACTIONS_FILTER);
        TxValidationCode code = TxValidationCode.forNumber(codes.byteAt(transaction) & 0xff);
        return code == null ? TxValidationCode.INVALID_OTHER_REASON : code;
    }
}
