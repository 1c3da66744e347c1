package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.fabric.embedded.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDataTests {
    private static final String CHANNEL = "private-simulator";

    @TempDir
    private Path directory;

    private EmbeddedFabric fabric;

    @BeforeEach
    void start() {
        fabric = EmbeddedFabric.builder()
                .channel(CHANNEL)
                .dataDirectory(directory)
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode(
                        "notes",
                        Notes::new,
                        "OR('AMSP.peer','BMSP.peer','CMSP.peer')",
                        PrivateCollection.of("ab", "OR('AMSP.member','BMSP.member')"))
                .start();
    }

    @AfterEach
    void stop() {
        fabric.close();
    }

    private Gateway gateway(String mspId) {
        return Clients.connect(fabric.organisation(mspId).client("app"), fabric.channel(mspId));
    }

    private static Contract notes(Gateway gateway) {
        return gateway.getNetwork(CHANNEL).getContract("notes");
    }

    private void put(String key, String value) throws Exception {
        try (Gateway gateway = gateway("AMSP")) {
            notes(gateway)
                    .newProposal("putPrivate")
                    .addArguments("ab", key)
                    .putAllTransient(Map.of("value", value.getBytes(StandardCharsets.UTF_8)))
                    .build()
                    .endorse()
                    .submit();
        }
    }

    private String get(String mspId, String... arguments) throws Exception {
        try (Gateway gateway = gateway(mspId)) {
            return Clients.text(notes(gateway).evaluateTransaction("getPrivate", arguments));
        }
    }

    @Test
    void givesValuesToMembersOnly() throws Exception {
        put("price", "100");

        assertThat(get("AMSP", "ab", "price")).isEqualTo("100");
        assertThat(get("BMSP", "ab", "price")).isEqualTo("100");
        assertThatThrownBy(() -> get("CMSP", "ab", "price")).isInstanceOf(GatewayException.class);
    }

    @Test
    void givesDigestsToEverybody() throws Exception {
        put("price", "100");

        try (Gateway gateway = gateway("CMSP")) {
            assertThat(notes(gateway).evaluateTransaction("getPrivateHash", "ab", "price"))
                    .isEqualTo(Digests.sha256("100".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void keepsValuesOutOfTheBlocks() throws Exception {
        put("price", "a value that nobody else may see");

        try (Gateway gateway = gateway("CMSP")) {
            byte[] block = gateway.getNetwork(CHANNEL)
                    .getContract("qscc")
                    .evaluateTransaction("GetBlockByNumber", CHANNEL, String.valueOf(fabric.height() - 1));
            assertThat(new String(block, StandardCharsets.ISO_8859_1)).doesNotContain("nobody else");
        }
    }

    @Test
    void streamsValuesToMembersOnly() throws Exception {
        long start = fabric.height();
        put("price", "100");

        assertThat(privateData("BMSP", start).getPrivateDataMapCount()).isEqualTo(1);
        assertThat(privateData("CMSP", start).getPrivateDataMapCount()).isZero();
    }

    private BlockAndPrivateData privateData(String mspId, long start) {
        try (Gateway gateway = gateway(mspId);
                CloseableIterator<BlockAndPrivateData> blocks = gateway.getNetwork(CHANNEL)
                        .newBlockAndPrivateDataEventsRequest()
                        .startBlock(start)
                        .build()
                        .getEvents()) {
            return blocks.next();
        }
    }

    @Test
    void listsDeletesAndPurges() throws Exception {
        put("a", "1");
        put("b", "2");
        put("c", "3");
        try (Gateway gateway = gateway("AMSP")) {
            Contract notes = notes(gateway);
            assertThat(Clients.evaluate(notes, "listPrivate", "ab")).isEqualTo("a,b,c");
            notes.submitTransaction("delPrivate", "ab", "a");
            notes.submitTransaction("purgePrivate", "ab", "b");
            assertThat(Clients.evaluate(notes, "listPrivate", "ab")).isEqualTo("c");
            assertThat(notes.evaluateTransaction("getPrivateHash", "ab", "b")).isEmpty();
        }
    }

    @Test
    void keepsAnOrganisationsOwnCollection() throws Exception {
        try (Gateway gateway = gateway("BMSP")) {
            notes(gateway)
                    .newProposal("putPrivate")
                    .addArguments("_implicit_org_BMSP", "own")
                    .putAllTransient(Map.of("value", "7".getBytes(StandardCharsets.UTF_8)))
                    .build()
                    .endorse()
                    .submit();
        }

        assertThat(get("BMSP", "_implicit_org_BMSP", "own")).isEqualTo("7");
        try (Gateway gateway = gateway("AMSP")) {
            Proposal onOtherPeer = notes(gateway)
                    .newProposal("getPrivate")
                    .addArguments("_implicit_org_BMSP", "own")
                    .setEndorsingOrganizations("AMSP")
                    .build();
            assertThatThrownBy(onOtherPeer::evaluate).isInstanceOf(GatewayException.class);
        }
    }

    @Test
    void keepsPrivateDataOverARestart() throws Exception {
        put("price", "100");
        fabric.close();
        start();

        assertThat(get("BMSP", "ab", "price")).isEqualTo("100");
    }

    @Test
    void refusesUnknownCollections() {
        assertThatThrownBy(() -> get("AMSP", "nowhere", "price")).isInstanceOf(GatewayException.class);
    }
}
