package cn.ggzy.network.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ext.sbe.StateBasedEndorsement;
import org.hyperledger.fabric.shim.ext.sbe.impl.StateBasedEndorsementFactory;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/** The bare semantics of the platform, one function for each: what the real contracts stand on but do not show. */
final class TckChaincode extends ChaincodeBase {

    TckChaincode(String packageId) {
        processCommandLineOptions(new String[] {"-i", packageId});
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            return newSuccessResponse(
                    run(stub, stub.getFunction(), stub.getParameters()).getBytes(StandardCharsets.UTF_8));
        } catch (Refused e) {
            return newErrorResponse(e.getMessage());
        } catch (Exception e) {
            return newErrorResponse("unexpected " + e.getClass().getSimpleName());
        }
    }

    private static String run(ChaincodeStub stub, String function, List<String> a) throws Exception {
        switch (function) {
            case "ping":
                return "pong";
            case "put":
                stub.putStringState(a.get(0), a.get(1));
                return "put";
            case "putTwice":
                stub.putStringState(a.get(0), a.get(1));
                stub.putStringState(a.get(0), a.get(2));
                return "put";
            case "delete":
                stub.delState(a.get(0));
                return "deleted";
            case "get":
                return stub.getStringState(a.get(0));
            case "append":
                stub.putStringState(a.get(0), stub.getStringState(a.get(0)) + a.get(1));
                return "appended";
            case "writeThenRead":
                stub.putStringState(a.get(0), a.get(1));
                return stub.getStringState(a.get(0));
            case "readOnly":
                return "seen " + stub.getStringState(a.get(0));
            case "scan":
                return scan(stub, a.get(0), a.get(1));
            case "countInto":
                stub.putStringState(a.get(2), scan(stub, a.get(0), a.get(1)));
                return "counted";
            case "putComposite":
                stub.putStringState(
                        stub.createCompositeKey(a.get(0), a.get(1), a.get(2)).toString(), a.get(3));
                return "put";
            case "scanComposite":
                return values(stub.getStateByPartialCompositeKey(a.get(0), a.get(1)));
            case "history":
                return history(stub, a.get(0));
            case "event":
                stub.putStringState(a.get(0), a.get(1));
                stub.setEvent(a.get(0), a.get(1).getBytes(StandardCharsets.UTF_8));
                return "event";
            case "random":
                stub.putStringState(a.get(0), UUID.randomUUID().toString());
                return "random";
            case "fail":
                throw new Refused(a.get(0));
            case "putThenFail":
                stub.putStringState(a.get(0), "never");
                throw new Refused("after the write");
            case "transient":
                byte[] value = stub.getTransient().get(a.get(0));
                return value == null ? "none" : new String(value, StandardCharsets.UTF_8);
            case "creator":
                return SerializedIdentity.parseFrom(stub.getCreator()).getMspid();
            case "time":
                return stub.getTxTimestamp().toString();
            case "call":
                Response answer = stub.invokeChaincodeWithStringArgs(a.get(0), a.subList(1, a.size()));
                return answer.getStatusCode() + " " + answer.getStringPayload();
            case "protect":
                return protect(stub, a.get(0), a.subList(1, a.size()));
            case "privatePut":
                stub.putPrivateData(a.get(0), a.get(1), stub.getTransient().get("value"));
                return "put";
            case "privateGet":
                return new String(stub.getPrivateData(a.get(0), a.get(1)), StandardCharsets.UTF_8);
            case "privateHash":
                return java.util.HexFormat.of().formatHex(stub.getPrivateDataHash(a.get(0), a.get(1)));
            default:
                throw new Refused("unknown function " + function);
        }
    }

    private static String protect(ChaincodeStub stub, String key, List<String> organisations) {
        StateBasedEndorsement policy =
                StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(null);
        policy.addOrgs(StateBasedEndorsement.RoleType.RoleTypePeer, organisations.toArray(String[]::new));
        stub.setStateValidationParameter(key, policy.policy());
        return "protected";
    }

    private static String scan(ChaincodeStub stub, String from, String to) throws Exception {
        return values(stub.getStateByRange(from, to));
    }

    private static String values(QueryResultsIterator<KeyValue> results) throws Exception {
        List<String> values = new ArrayList<>();
        try (results) {
            results.forEach(r -> values.add(r.getStringValue()));
        }
        return String.join(",", values);
    }

    private static String history(ChaincodeStub stub, String key) throws Exception {
        List<String> values = new ArrayList<>();
        try (QueryResultsIterator<KeyModification> results = stub.getHistoryForKey(key)) {
            results.forEach(r -> values.add(r.isDeleted() ? "-" : r.getStringValue()));
        }
        return String.join(",", values);
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
