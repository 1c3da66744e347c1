package cn.ggzy.bench.deadline;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * What came of one call.
 *
 * @param word {@code VALID}, a contract's refusal code, a validation code, or the transport's status
 * @param txId of the receipt, or empty
 */
record Outcome(String word, String txId, long nanos, boolean accepted, boolean unknown) {
    private static final Pattern CHAINCODE = Pattern.compile("chaincode response \\d+, (.*)", Pattern.DOTALL);

    static Outcome accepted(String txId, long nanos) {
        return new Outcome("VALID", txId, nanos, true, false);
    }

    static Outcome refused(String word, long nanos) {
        return new Outcome(word, "", nanos, false, false);
    }

    /** Before ordering a failure is a refusal. */
    static Outcome atEndorsement(GatewayException e, long nanos) {
        return refused(word(e), nanos);
    }

    /** After it was handed over for ordering nobody knows until the ledger is asked. */
    static Outcome afterSubmission(GatewayException e, String txId, long nanos) {
        return new Outcome("unknown " + word(e), txId, nanos, false, true);
    }

    private static String word(GatewayException e) {
        Status status = e.getStatus();
        return Stream.concat(e.getDetails().stream().map(ErrorDetail::getMessage), Stream.of(status.toString()))
                .map(CHAINCODE::matcher)
                .filter(Matcher::find)
                .map(said -> code(said.group(1)))
                .findFirst()
                .orElseGet(() -> status.getCode() + ": " + status.getDescription());
    }

    private static String code(String text) {
        try {
            return CanonicalJson.parse(text).members().text("code");
        } catch (MalformedJson plain) {
            return text;
        }
    }
}
