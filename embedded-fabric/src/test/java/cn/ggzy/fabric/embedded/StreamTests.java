package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.ggzy.fabric.embedded.ledger.Blocks;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTests {
    private static final String CHANNEL = "stream-simulator";

    private EmbeddedFabric fabric;
    private Gateway gateway;
    private Network network;
    private Contract notes;
    private Contract qscc;

    @BeforeEach
    void start() {
        fabric = EmbeddedFabric.builder()
                .channel(CHANNEL)
                .organisation("AMSP")
                .organisation("BMSP")
                .chaincode("notes", Notes::new)
                .start();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
        network = gateway.getNetwork(CHANNEL);
        notes = network.getContract("notes");
        qscc = network.getContract("qscc");
    }

    @AfterEach
    void stop() {
        gateway.close();
        fabric.close();
    }

    @Test
    void deliversTheEventsOfValidTransactions() throws Exception {
        try (CloseableIterator<ChaincodeEvent> events = network.getChaincodeEvents("notes")) {
            notes.submitTransaction("put", "silent", "1");
            notes.submitTransaction("event", "loud", "2");

            ChaincodeEvent event = events.next();

            assertThat(event.getEventName()).isEqualTo("written");
            assertThat(Clients.text(event.getPayload())).isEqualTo("2");
            assertThat(event.getChaincodeName()).isEqualTo("notes");
        }
    }

    @Test
    void resumesAfterACheckpoint() throws Exception {
        long start = fabric.height();
        for (int i = 0; i < 3; i++) {
            notes.submitTransaction("event", "k" + i, "v" + i);
        }
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest("notes")
                .startBlock(start)
                .build()
                .getEvents()) {
            checkpointer.checkpointChaincodeEvent(events.next());
        }

        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest("notes")
                .startBlock(start)
                .checkpoint(checkpointer)
                .build()
                .getEvents()) {
            assertThat(Clients.text(events.next().getPayload())).isEqualTo("v1");
            assertThat(Clients.text(events.next().getPayload())).isEqualTo("v2");
        }
    }

    @Test
    void chainsItsBlocks() throws Exception {
        for (int i = 0; i < 3; i++) {
            notes.submitTransaction("put", "b" + i, "x");
        }
        ByteString previous = ByteString.EMPTY;
        try (CloseableIterator<Block> blocks =
                network.newBlockEventsRequest().startBlock(0).build().getEvents()) {
            for (long number = 0; number < fabric.height(); number++) {
                Block block = blocks.next();
                assertThat(block.getHeader().getNumber()).isEqualTo(number);
                assertThat(block.getHeader().getPreviousHash()).isEqualTo(previous);
                assertThat(block.getHeader().getDataHash()).isEqualTo(Blocks.dataHash(block.getData()));
                previous = Blocks.headerHash(block.getHeader());
            }
        }
    }

    @Test
    void deliversFilteredBlocks() throws Exception {
        long start = fabric.height();
        SubmittedTransaction submitted = notes.newProposal("event")
                .addArguments("f", "1")
                .build()
                .endorse()
                .submitAsync();
        try (CloseableIterator<FilteredBlock> blocks = network.newFilteredBlockEventsRequest()
                .startBlock(start)
                .build()
                .getEvents()) {
            FilteredBlock block = blocks.next();

            assertThat(block.getChannelId()).isEqualTo(CHANNEL);
            assertThat(block.getFilteredTransactionsList()).singleElement().satisfies(transaction -> {
                assertThat(transaction.getTxid()).isEqualTo(submitted.getTransactionId());
                assertThat(transaction.getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
                assertThat(transaction
                                .getTransactionActions()
                                .getChaincodeActions(0)
                                .getChaincodeEvent()
                                .getPayload())
                        .isEmpty();
            });
        }
    }

    @Test
    void answersQuestionsAboutTheChain() throws Exception {
        SubmittedTransaction submitted = notes.newProposal("put")
                .addArguments("q", "1")
                .build()
                .endorse()
                .submitAsync();
        long number = submitted.getStatus().getBlockNumber();
        String txId = submitted.getTransactionId();

        BlockchainInfo info = BlockchainInfo.parseFrom(qscc.evaluateTransaction("GetChainInfo", CHANNEL));
        Block byNumber = Block.parseFrom(qscc.evaluateTransaction("GetBlockByNumber", CHANNEL, String.valueOf(number)));
        Block byTxId = Block.parseFrom(qscc.evaluateTransaction("GetBlockByTxID", CHANNEL, txId));
        ProcessedTransaction transaction =
                ProcessedTransaction.parseFrom(qscc.evaluateTransaction("GetTransactionByID", CHANNEL, txId));

        assertThat(info.getHeight()).isEqualTo(number + 1);
        assertThat(info.getCurrentBlockHash()).isEqualTo(Blocks.headerHash(byNumber.getHeader()));
        assertThat(byTxId).isEqualTo(byNumber);
        assertThat(transaction.getValidationCode()).isEqualTo(TxValidationCode.VALID_VALUE);
        assertThat(transaction.getTransactionEnvelope().toByteString())
                .isEqualTo(byNumber.getData().getData(0));
    }

    @Test
    void knowsNoUnknownTransaction() {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> qscc.evaluateTransaction("GetTransactionByID", CHANNEL, "nothing"));

        assertThat(refused.getDetails().get(0).getMessage()).contains("no such transaction ID [nothing] in index");
    }

    @Test
    void marksItsFirstBlock() throws Exception {
        byte[] first = qscc.evaluateTransaction("GetBlockByNumber", CHANNEL, "0");

        assertThat(new String(first, StandardCharsets.ISO_8859_1)).contains("SIMULATOR");
    }

    @Test
    void keepsTheHistoryOfAKeyNewestFirst() throws Exception {
        notes.submitTransaction("put", "h", "1");
        notes.submitTransaction("put", "h", "2");
        notes.submitTransaction("delete", "h");
        notes.submitTransaction("put", "h", "3");

        assertThat(Clients.evaluate(notes, "history", "h")).isEqualTo("3,deleted,2,1");
    }

    @Test
    void listsByRangePageAndPartialKey() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            keys.add("n%03d".formatted(i));
        }
        for (String key : keys) {
            gatewayPut(key);
        }
        notes.submitTransaction("composite", "lot", "A", "1", "first");
        notes.submitTransaction("composite", "lot", "A", "2", "second");
        notes.submitTransaction("composite", "lot", "B", "1", "other");

        assertThat(Clients.evaluate(notes, "list", "n", "o")).isEqualTo(String.join(",", keys));
        assertThat(Clients.evaluate(notes, "partial", "lot", "A")).isEqualTo("first,second");
        assertThat(Clients.evaluate(notes, "page", "2", "")).isEqualTo("n000,n001|n002");
        assertThat(Clients.evaluate(notes, "page", "2", "n002")).isEqualTo("n002,n003|n004");
    }

    private void gatewayPut(String key) throws Exception {
        SubmittedTransaction unused = notes.newProposal("put")
                .addArguments(key, key)
                .build()
                .endorse()
                .submitAsync();
        if (key.endsWith("9")) {
            assertThat(unused.getStatus().isSuccessful()).isTrue();
        }
    }
}
