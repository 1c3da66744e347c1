package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.fabric.embedded.ledger.Blocks;
import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What peers say to envelopes that an honest client, an honest endorser or an honest orderer would never let through. */
class ValidationCodeTests {
    private static EmbeddedFabric fabric;
    private static Gateway gateway;
    private static int count;

    @BeforeAll
    static void start() {
        fabric = EmbeddedFabric.builder()
                .channel("forged-simulator")
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode("notes", Notes::new, "AND('AMSP.peer','BMSP.peer')")
                .start();
        fabric.faults().openOrderer();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        fabric.close();
    }

    private static Forge forge(String... mspIds) {
        Forge forge = new Forge(fabric, List.of(mspIds));
        forge.nonce = ByteString.copyFromUtf8("nonce " + count++);
        return forge;
    }

    private static TxValidationCode judgementOn(Envelope envelope) {
        long next = fabric.height();
        var unused = GatewayGrpc.newBlockingStub(fabric.channel())
                .submit(SubmitRequest.newBuilder()
                        .setPreparedTransaction(envelope)
                        .build());
        try (CloseableIterator<Block> blocks = gateway.getNetwork("forged-simulator")
                .newBlockEventsRequest()
                .startBlock(next)
                .build()
                .getEvents()) {
            return Blocks.code(blocks.next(), 0);
        }
    }

    @Test
    void acceptsWhatIsForgedPerfectly() {
        assertThat(judgementOn(forge("AMSP", "BMSP").envelope())).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void refusesTheSameTransactionTwice() {
        Envelope envelope = forge("AMSP", "BMSP").envelope();

        assertThat(judgementOn(envelope)).isEqualTo(TxValidationCode.VALID);
        assertThat(judgementOn(envelope)).isEqualTo(TxValidationCode.DUPLICATE_TXID);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery(TxValidationCode.BAD_COMMON_HEADER, forge -> forge.nonce = ByteString.EMPTY),
                forgery(TxValidationCode.TARGET_CHAIN_NOT_FOUND, forge -> forge.channel = "elsewhere"),
                forgery(TxValidationCode.UNKNOWN_TX_TYPE, forge -> forge.type = HeaderType.MESSAGE),
                forgery(TxValidationCode.BAD_PROPOSAL_TXID, forge -> forge.txId = "made up"),
                forgery(
                        TxValidationCode.INVALID_ENDORSER_TRANSACTION,
                        forge -> forge.proposalHash = ByteString.copyFromUtf8("another proposal")),
                forgery(TxValidationCode.INVALID_CHAINCODE, forge -> forge.named = "other"),
                forgery(TxValidationCode.INVALID_CHAINCODE, forge -> {
                    forge.named = "unheard-of";
                    forge.called = "unheard-of";
                }),
                forgery(TxValidationCode.EXPIRED_CHAINCODE, forge -> forge.version = "0.9"),
                forgery(TxValidationCode.ILLEGAL_WRITESET, forge -> forge.writtenNamespace = "qscc"),
                forgery(TxValidationCode.ILLEGAL_WRITESET, forge -> forge.writtenNamespace = "_lifecycle"),
                forgery(TxValidationCode.BAD_RWSET, forge -> forge.writeSet = ByteString.copyFromUtf8("\u0001\u0002")));
    }

    private static Arguments forgery(TxValidationCode expected, Consumer<Forge> how) {
        return Arguments.of(expected, how);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void namesWhatIsWrong(TxValidationCode expected, Consumer<Forge> how) {
        Forge forge = forge("AMSP", "BMSP");
        how.accept(forge);

        assertThat(judgementOn(forge.envelope())).isEqualTo(expected);
    }

    @Test
    void countsOnlyWhoHasToEndorse() {
        assertThat(judgementOn(forge("AMSP", "CMSP").envelope()))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void countsAnEndorserOnce() {
        assertThat(judgementOn(forge("AMSP", "AMSP").envelope()))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void refusesAnEnvelopeThatWasChangedAfterItsSignature() {
        Envelope envelope = forge("AMSP", "BMSP").envelope();
        Envelope other = forge("AMSP", "BMSP").envelope();

        assertThat(judgementOn(
                        envelope.toBuilder().setSignature(other.getSignature()).build()))
                .isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
    }

    @Test
    void refusesWhatCannotBeRead() {
        Envelope garbage = Envelope.newBuilder()
                .setPayload(ByteString.copyFromUtf8("\u0001\u0002"))
                .setSignature(ByteString.copyFromUtf8("x"))
                .build();

        assertThat(judgementOn(garbage)).isEqualTo(TxValidationCode.BAD_PAYLOAD);
    }

    @Test
    void anHonestOrdererStopsAForgedSignature() {
        fabric.faults().clear();
        try {
            Envelope envelope = forge("AMSP", "BMSP").envelope().toBuilder()
                    .setSignature(ByteString.copyFromUtf8("x"))
                    .build();
            assertThatThrownBy(() -> judgementOn(envelope))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("status=FORBIDDEN");
        } finally {
            fabric.faults().openOrderer();
        }
    }
}
