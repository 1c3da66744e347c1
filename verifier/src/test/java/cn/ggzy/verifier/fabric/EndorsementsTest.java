package cn.ggzy.verifier.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.verifier.report.Unreadable;
import cn.ggzy.verifier.testnet.TestNetwork;
import cn.ggzy.verifier.testnet.TestNetwork.Call;
import cn.ggzy.verifier.testnet.TestOrganisation;
import cn.ggzy.verifier.testnet.TestOrganisation.Member;
import cn.ggzy.verifier.trust.Policy;
import cn.ggzy.verifier.trust.Signer;
import cn.ggzy.verifier.trust.Trust;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndorsementsTest {
    private final TestNetwork network = new TestNetwork();
    private final Trust trust = network.trust();
    private final Call call = Call.of("evidence", "read", "{\"nonce\":\"n\"}", "{\"size\":7}");

    @Test
    void countsThePeersThatSigned() {
        assertThat(Endorsements.good(endorsed(network.peer("SjtMSP"), network.peer("FgwMSP")), trust))
                .extracting(Signer::mspId)
                .containsExactly("SjtMSP", "FgwMSP");
    }

    @Test
    void countsARepeatedSignatureOnce() {
        Member peer = network.peer("SjtMSP");

        assertThat(Endorsements.good(endorsed(peer, peer), trust)).hasSize(1);
    }

    @Test
    void doesNotCountACertificateOfAForeignAuthority() {
        Member impostor = new TestOrganisation("SjtMSP").member("peer");

        assertThat(Endorsements.good(endorsed(impostor), trust)).isEmpty();
    }

    @Test
    void doesNotCountAClientAsAPeer() {
        Endorsed byClients =
                endorsed(network.client(), network.organisation("SjtMSP").member("client"));

        assertThat(Endorsements.satisfy(byClients, Policy.parse("AND('JyzxMSP.peer','SjtMSP.peer')"), trust))
                .isFalse();
    }

    @Test
    void stillCountsAPeerWhoseCertificateExpiredLater() {
        Member expired = network.organisation("SjtMSP").member("peer", Instant.parse("2021-01-01T00:00:00Z"));

        assertThat(Endorsements.good(endorsed(expired), trust)).hasSize(1);
    }

    @Test
    void seesAChangedResult() {
        Endorsed honest = endorsed(network.peer("SjtMSP"));
        Endorsed other = Endorsed.envelope(
                "x",
                network.endorsed(Call.of("evidence", "read", "{\"nonce\":\"n\"}", "{\"size\":8}"))
                        .toByteArray());
        Endorsed forged = new Endorsed(
                honest.payload(),
                honest.payloadBytes(),
                honest.signature(),
                honest.header(),
                honest.signatureHeader(),
                honest.creator(),
                honest.proposalPayload(),
                other.responsePayload(),
                other.response(),
                other.action(),
                honest.arguments(),
                honest.endorsements());

        assertThat(Endorsements.good(forged, trust)).isEmpty();
    }

    @Test
    void refusesTheHigherValueOfS() {
        Member peer = network.peer("SjtMSP");
        Identity identity = new Identity(
                "SjtMSP", peer.identity().getIdBytes().toStringUtf8(), com.google.protobuf.ByteString.EMPTY);
        byte[] message = {1, 2, 3};

        assertThat(identity.signed(message, peer.sign(message), trust)).isPresent();
        assertThat(identity.signed(message, peer.signHigh(message), trust)).isEmpty();
    }

    @Test
    void derivesTheTransactionIdAndTheProposalHash() {
        Endorsed endorsed = endorsed(network.peer("SjtMSP"));

        assertThat(endorsed.derivedTxId()).isEqualTo(endorsed.txId());
        assertThat(endorsed.derivedProposalHash())
                .isEqualTo(endorsed.response().getProposalHash().toByteArray());
    }

    @Test
    void saysThatAnEnvelopeIsUnreadable() {
        assertThatThrownBy(() -> Endorsed.envelope("bundle", new byte[] {1, 2, 3}))
                .isInstanceOf(Unreadable.class);
    }

    private Endorsed endorsed(Member... peers) {
        return Endorsed.envelope("bundle", network.endorsed(call, peers).toByteArray());
    }
}
