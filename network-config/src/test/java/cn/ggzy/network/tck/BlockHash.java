package cn.ggzy.network.tck;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** A block's hash as Fabric defines it: over the DER form of its header; its data hash over the envelopes one after the other. */
final class BlockHash {

    private BlockHash() {}

    static byte[] of(BlockHeader header) throws IOException, NoSuchAlgorithmException {
        DERSequence sequence = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        });
        return MessageDigest.getInstance("SHA-256").digest(sequence.getEncoded("DER"));
    }

    static byte[] ofData(Block block) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        block.getData().getDataList().forEach(envelope -> digest.update(envelope.toByteArray()));
        return digest.digest();
    }
}
