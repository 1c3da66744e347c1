package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.ggzy.fabric.embedded.crypto.Pem;
import cn.ggzy.fabric.embedded.policy.PolicyText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTests {
    @TempDir
    private Path directory;

    private EmbeddedFabric fabric;

    @BeforeEach
    void start() {
        fabric = network(directory);
    }

    private static EmbeddedFabric network(Path directory) {
        return EmbeddedFabric.builder()
                .channel("identity-simulator")
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .chaincode("notes", Notes::new)
                .start();
    }

    @AfterEach
    void stop() {
        fabric.close();
    }

    private GatewayException evaluate(ClientIdentity identity) {
        try (Gateway gateway = Clients.connect(identity, fabric.channel())) {
            return catchThrowableOfType(
                    GatewayException.class,
                    () -> gateway.getNetwork("identity-simulator")
                            .getContract("notes")
                            .evaluateTransaction("get", "a"));
        }
    }

    private EndorseException endorse(ClientIdentity identity) {
        try (Gateway gateway = Clients.connect(identity, fabric.channel())) {
            return catchThrowableOfType(
                    EndorseException.class,
                    () -> gateway.getNetwork("identity-simulator")
                            .getContract("notes")
                            .submitTransaction("put", "a", "1"));
        }
    }

    private static ClientIdentity claiming(String mspId, ClientIdentity of) {
        return new ClientIdentity(mspId, of.certificate(), of.privateKey(), of.certificatePem(), of.privateKeyPem());
    }

    @Test
    void refusesACertificateOfAnotherAuthority(@TempDir Path elsewhere) {
        try (EmbeddedFabric other = network(elsewhere)) {
            ClientIdentity foreign = other.organisation("AMSP").client("app");

            GatewayException evaluated = evaluate(foreign);
            EndorseException endorsed = endorse(foreign);

            assertThat(evaluated.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(evaluated.getStatus().getDescription())
                    .contains("access denied: channel [identity-simulator] creator org [AMSP]");
            assertThat(endorsed.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        }
    }

    @Test
    void refusesAnOrganisationThatIsNotInTheChannel() {
        ClientIdentity nobody =
                claiming("NobodyMSP", fabric.organisation("AMSP").client("app"));

        assertThat(evaluate(nobody).getStatus().getDescription()).contains("creator org unknown, creator is malformed");
    }

    @Test
    void refusesToBelieveThatAMemberOfOneIsAMemberOfAnother() {
        ClientIdentity posing = claiming("BMSP", fabric.organisation("AMSP").client("app"));

        assertThat(evaluate(posing).getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void refusesTheAuthorityItself() throws Exception {
        Path home = directory.resolve("crypto/AMSP");
        ClientIdentity authority = new ClientIdentity(
                "AMSP",
                Pem.certificate(Files.readAllBytes(home.resolve("ca.pem"))),
                Pem.privateKey(Files.readString(home.resolve("ca.key"))),
                Files.readString(home.resolve("ca.pem")),
                "");

        assertThat(evaluate(authority).getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void letsAPeerNeitherEvaluateNorEndorse() {
        ClientIdentity peer = fabric.organisation("AMSP").peer();

        assertThat(evaluate(peer).getStatus().getDescription()).contains("of the 'Writers' sub-policies");
        assertThat(evaluate(peer).getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(endorse(peer).getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
    }

    @Test
    void letsAPeerAskTheChainAboutItself() throws Exception {
        try (Gateway gateway = Clients.connect(fabric.organisation("AMSP").peer(), fabric.channel())) {
            byte[] info = gateway.getNetwork("identity-simulator")
                    .getContract("qscc")
                    .evaluateTransaction("GetChainInfo", "identity-simulator");

            assertThat(BlockchainInfo.parseFrom(info).getHeight()).isEqualTo(fabric.height());
        }
    }

    @Test
    void ordersNothingThatAPeerHasSigned() {
        Forge forge = new Forge(fabric, List.of("AMSP", "BMSP"));
        forge.client = fabric.organisation("AMSP").peer();
        SubmitRequest request = SubmitRequest.newBuilder()
                .setChannelId("identity-simulator")
                .setPreparedTransaction(forge.envelope())
                .build();

        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> GatewayGrpc.newBlockingStub(fabric.channel()).submit(request));

        assertThat(refused.getStatus().getDescription())
                .contains("status=FORBIDDEN")
                .contains("'Writers'");
    }

    @Test
    void writesWhoMayDoWhatIntoItsFirstBlock() throws Exception {
        try (Gateway gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel())) {
            Block first = Block.parseFrom(gateway.getNetwork("identity-simulator")
                    .getContract("qscc")
                    .evaluateTransaction("GetBlockByNumber", "identity-simulator", "0"));
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(first.getData().getData(0)).getPayload());
            ConfigGroup organisation = ConfigEnvelope.parseFrom(payload.getData())
                    .getConfig()
                    .getChannelGroup()
                    .getGroupsOrThrow("Application")
                    .getGroupsOrThrow("AMSP");

            assertThat(policy(organisation, "Readers")).isEqualTo(PolicyText.parse("OR('AMSP.member')"));
            assertThat(policy(organisation, "Writers")).isEqualTo(PolicyText.parse("OR('AMSP.admin','AMSP.client')"));
            assertThat(policy(organisation, "Endorsement")).isEqualTo(PolicyText.parse("OR('AMSP.peer')"));
        }
    }

    private static SignaturePolicyEnvelope policy(ConfigGroup group, String name) throws Exception {
        return SignaturePolicyEnvelope.parseFrom(
                group.getPoliciesOrThrow(name).getPolicy().getValue());
    }

    @Test
    void refusesARevokedCertificateAtOnce() {
        ClientIdentity client = fabric.organisation("AMSP").client("app");
        assertThat(endorse(client)).isNull();

        fabric.organisation("AMSP").revoke(client);

        assertThat(evaluate(client).getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void keepsIdentitiesAsFilesForOtherPrograms() throws Exception {
        ClientIdentity client = fabric.organisation("BMSP").client("clerk");
        Path home = directory.resolve("crypto/BMSP/client/clerk");

        assertThat(Files.readString(home.resolve("cert.pem"))).isEqualTo(client.certificatePem());
        assertThat(Files.readString(home.resolve("key.pem"))).isEqualTo(client.privateKeyPem());
        assertThat(Files.readString(directory.resolve("crypto/BMSP/ca.pem")))
                .isEqualTo(fabric.rootCertificates().get("BMSP"));
        assertThat(fabric.organisation("BMSP").client("clerk").certificatePem()).isEqualTo(client.certificatePem());
    }
}
