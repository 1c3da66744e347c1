package cn.ggzy.fabric.embedded.endorse;

import io.grpc.Status;

/**
 * A peer does not endorse. The code is the one that a client who evaluates gets to see.
 *
 * @param retry whether another peer could answer differently
 */
public record Refusal(Status.Code code, String message, boolean retry) {
    /** No answer at all came from the peer. */
    public static Refusal unreachable(String message) {
        return new Refusal(Status.Code.UNAVAILABLE, message, true);
    }

    /** The chaincode took too long. */
    public static Refusal timedOut() {
        return failed(
                "error in simulation: failed to execute transaction: timeout expired while executing transaction");
    }

    static Refusal invalid(String message) {
        return new Refusal(Status.Code.FAILED_PRECONDITION, message, false);
    }

    /** The peer could not run the chaincode to its end. */
    static Refusal failed(String message) {
        return new Refusal(Status.Code.ABORTED, message, true);
    }

    /** The chaincode itself said no. */
    static Refusal byChaincode(int status, String message) {
        return new Refusal(Status.Code.UNKNOWN, "chaincode response " + status + ", " + message, false);
    }
}
