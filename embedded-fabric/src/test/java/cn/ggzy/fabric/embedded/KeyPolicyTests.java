package cn.ggzy.fabric.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyPolicyTests {
    private EmbeddedFabric fabric;
    private Gateway gateway;
    private Contract notes;

    @BeforeEach
    void start() throws Exception {
        fabric = EmbeddedFabric.builder()
                .channel("key-simulator")
                .organisation("AMSP")
                .organisation("BMSP")
                .organisation("CMSP")
                .chaincode("notes", Notes::new, "OR('AMSP.peer','BMSP.peer','CMSP.peer')")
                .start();
        gateway = Clients.connect(fabric.organisation("AMSP").client("app"), fabric.channel());
        notes = gateway.getNetwork("key-simulator").getContract("notes");
        notes.submitTransaction("put", "guarded", "0");
        notes.submitTransaction("guard", "guarded", "BMSP", "CMSP");
    }

    @AfterEach
    void stop() {
        gateway.close();
        fabric.close();
    }

    private Transaction endorsedBy(String function, String value, String... mspIds) throws Exception {
        return notes.newProposal(function)
                .addArguments("guarded", value)
                .setEndorsingOrganizations(mspIds)
                .build()
                .endorse();
    }

    @Test
    void tellsAContractThePolicyOfAKey() throws Exception {
        assertThat(Clients.evaluate(notes, "guardOf", "guarded").split(",")).containsExactlyInAnyOrder("BMSP", "CMSP");
    }

    @Test
    void refusesAWriteWithoutTheKeysOwnEndorsers() throws Exception {
        Transaction transaction = endorsedBy("put", "1", "AMSP");

        assertThatThrownBy(transaction::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE));
    }

    @Test
    void asksTheKeysOwnEndorsersByItself() throws Exception {
        notes.submitTransaction("put", "guarded", "1");

        assertThat(Clients.evaluate(notes, "get", "guarded")).isEqualTo("1");
    }

    @Test
    void guardsThePolicyItself() throws Exception {
        Transaction transaction = endorsedBy("guard", "AMSP", "AMSP");

        assertThatThrownBy(transaction::submit)
                .isInstanceOfSatisfying(
                        CommitException.class,
                        e -> assertThat(e.getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE));
    }

    @Test
    void refusesAWriteInTheBlockThatChangesThePolicy() throws Exception {
        Transaction change = endorsedBy("guard", "AMSP", "BMSP", "CMSP");
        Transaction write = endorsedBy("put", "1", "AMSP", "BMSP", "CMSP");
        fabric.faults().holdOrderer();
        SubmittedTransaction changed = change.submitAsync();
        SubmittedTransaction written = write.submitAsync();
        fabric.faults().releaseOrderer();

        assertThat(changed.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(written.getStatus().getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }
}
