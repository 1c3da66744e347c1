package cn.ggzy.platform.trade.bid;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.core.shared.CanonicalJson;
import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import tools.jackson.databind.JsonNode;

/** Looks at a receipt with nothing but the receipt and the roots of the organisations (docs/evidence/format.md, «Receipt»). */
final class ReceiptCheck {
    private final JsonNode receipt;

    ReceiptCheck(JsonNode receipt) {
        this.receipt = receipt;
    }

    void holds(JsonNode organisations) throws Exception {
        byte[] payload = base64(receipt.path("responsePayload"));
        assertThat(receipt.path("endorsements").size()).isGreaterThanOrEqualTo(2);
        for (JsonNode endorsement : receipt.path("endorsements")) {
            byte[] endorser = base64(endorsement.path("endorser"));
            SerializedIdentity identity = SerializedIdentity.parseFrom(endorser);
            X509Certificate certificate = certificate(identity.getIdBytes().toByteArray());
            assertThat(identity.getMspid()).isEqualTo(endorsement.path("mspId").asString());
            assertThat(certificate.getEncoded()).isEqualTo(base64(endorsement.path("certificate")));
            certificate.verify(root(organisations, identity.getMspid()).getPublicKey());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(certificate);
            signature.update(payload);
            signature.update(endorser);
            assertThat(signature.verify(base64(endorsement.path("signature")))).isTrue();
        }
        answers(payload);
    }

    /** What was signed says the same as the receipt. */
    private void answers(byte[] payload) throws Exception {
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(payload).getExtension());
        ByteString answer = action.getResponse().getPayload();
        JsonNode signed = CanonicalJson.read(answer.toByteArray());
        assertThat(action.getChaincodeId().getName()).isEqualTo("bid");
        for (String member : new String[] {"tender", "lot", "ticket", "receivedAt", "deadline", "txId"}) {
            assertThat(signed.path(member)).as(member).isEqualTo(receipt.path(member));
        }
    }

    private static X509Certificate root(JsonNode organisations, String mspId) throws Exception {
        for (JsonNode organisation : organisations) {
            if (organisation.path("mspId").asString().equals(mspId)) {
                return certificate(organisation.path("roots").path(0).asString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        throw new AssertionError("no root of " + mspId);
    }

    private static X509Certificate certificate(byte[] pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static byte[] base64(JsonNode text) {
        return Base64.getDecoder().decode(text.asString());
    }
}
