package cn.ggzy.fabric.embedded.order;

import cn.ggzy.fabric.embedded.ledger.Blocks;
import cn.ggzy.fabric.embedded.msp.SigningIdentity;
import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Chains batches into signed blocks and hands them on. */
public final class BlockMaker {
    private static final int NONCE = 24;

    private final SigningIdentity orderer;
    private final BlockSink sink;
    private final SecureRandom random = new SecureRandom();
    private long next;
    private ByteString previousHash;

    public BlockMaker(SigningIdentity orderer, BlockSink sink, long next, ByteString previousHash) {
        this.orderer = orderer;
        this.sink = sink;
        this.next = next;
        this.previousHash = previousHash;
    }

    void make(List<ByteString> envelopes) throws InterruptedException {
        Block block = signed(Blocks.unvalidated(next, previousHash, envelopes));
        previousHash = Blocks.headerHash(block.getHeader());
        next++;
        sink.accept(block);
    }

    /** Signed are the header and slot 0. The validation codes are not: they are each peer's own statement. */
    private Block signed(Block block) {
        LastConfig lastConfig = LastConfig.newBuilder().setIndex(0).build();
        ByteString value = OrdererBlockMetadata.newBuilder()
                .setLastConfig(lastConfig)
                .build()
                .toByteString();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        ByteString header = SignatureHeader.newBuilder()
                .setCreator(orderer.serialized())
                .setNonce(ByteString.copyFrom(nonce))
                .build()
                .toByteString();
        ByteString signature = orderer.sign(value.concat(header).concat(Blocks.headerBytes(block.getHeader())));
        Metadata signatures = Metadata.newBuilder()
                .setValue(value)
                .addSignatures(MetadataSignature.newBuilder()
                        .setSignatureHeader(header)
                        .setSignature(signature))
                .build();
        Metadata last =
                Metadata.newBuilder().setValue(lastConfig.toByteString()).build();
        return Blocks.with(
                Blocks.with(block, BlockMetadataIndex.SIGNATURES, signatures.toByteString()),
                BlockMetadataIndex.LAST_CONFIG,
                last.toByteString());
    }
}
