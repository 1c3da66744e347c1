package cn.ggzy.chain.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GgzyChaincodeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"", "secret of the sender"})
    void whatNobodyForesawIsARefusalToo(String message) {
        Chaincode.Response answer = Contracts.chaincode("trust", CLOCK).invoke(peerThatFails("read", message));

        assertThat(answer.getStatus()).isEqualTo(Chaincode.Response.Status.INTERNAL_SERVER_ERROR);
        assertThat(Refusal.parse(answer.getMessage()).code()).isEqualTo(RefusalCode.REQUEST_FAILED);
        assertThat(answer.getMessage()).isEqualTo("{\"args\":{},\"code\":\"request.failed\"}");
        assertThat(answer.getPayload()).isNull();
    }

    @Test
    void aForeseenRefusalKeepsItsCode() {
        Chaincode.Response answer = Contracts.chaincode("bid", CLOCK).invoke(peerThatFails("dance", "unused"));

        assertThat(Refusal.parse(answer.getMessage()).code()).isEqualTo(RefusalCode.REQUEST_UNKNOWN_TRANSACTION);
    }

    /** A peer whose state cannot be read. */
    private static ChaincodeStub peerThatFails(String function, String message) {
        return (ChaincodeStub) Proxy.newProxyInstance(
                ChaincodeStub.class.getClassLoader(),
                new Class<?>[] {ChaincodeStub.class},
                (stub, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getFunction" -> function;
                        case "getTxId" -> "tx1";
                        case "getArgs" ->
                            List.of("read".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8));
                        default -> throw new IllegalStateException(message);
                    };
                });
    }
}
