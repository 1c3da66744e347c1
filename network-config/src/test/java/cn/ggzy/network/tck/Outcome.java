package cn.ggzy.network.tck;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.MalformedJson;
import io.grpc.Status;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** What came of a call, in words that mean the same on every network. */
final class Outcome {

    static final String VALID = "VALID";

    private static final Pattern CHAINCODE = Pattern.compile("chaincode response (\\d+), (.*)", Pattern.DOTALL);
    private static final List<String> PHRASES = List.of(
            "ProposalResponsePayloads do not match",
            "duplicate transaction found",
            "access denied",
            "of the 'Writers' sub-policies",
            "creator org unknown",
            "malformed",
            "timestamp",
            "no combination of peers",
            "failed to find any endorsing peers",
            "not supported for leveldb");

    private Outcome() {}

    /** A contract's refusal by its code; everything else by gRPC status and the phrase that Fabric is known for. */
    static String of(GatewayException e) {
        for (String message : messages(e)) {
            Matcher said = CHAINCODE.matcher(message);
            if (said.find()) {
                return refusal(said.group(1), said.group(2));
            }
        }
        String phrase = messages(e).stream()
                .flatMap(m -> PHRASES.stream().filter(m::contains))
                .findFirst()
                .map(p -> ": " + p)
                .orElse("");
        return e.getStatus().getCode() + phrase;
    }

    private static String refusal(String status, String text) {
        try {
            return "refused " + CanonicalJson.parse(text).members().text("code");
        } catch (MalformedJson plain) {
            return "error " + status + " " + text;
        }
    }

    /** Everything that was said, for a reader of a failed test. */
    static String inFull(GatewayException e) {
        return e.getStatus() + " " + messages(e);
    }

    static boolean isUnknown(GatewayException e) {
        return e.getStatus().getCode() == Status.Code.UNAVAILABLE
                || e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED;
    }

    private static List<String> messages(GatewayException e) {
        List<String> details =
                e.getDetails().stream().map(ErrorDetail::getMessage).toList();
        String description = e.getStatus().getDescription();
        return details.isEmpty() && description != null ? List.of(description) : details;
    }
}
