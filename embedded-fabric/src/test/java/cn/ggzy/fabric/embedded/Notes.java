package cn.ggzy.fabric.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ext.sbe.StateBasedEndorsement;
import org.hyperledger.fabric.shim.ext.sbe.impl.StateBasedEndorsementFactory;

/** A chaincode with one function for each thing a contract can do. */
final class Notes extends ChaincodeBase {
    private final Clock clock;

    Notes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<String> p = stub.getParameters();
        return switch (stub.getFunction()) {
            case "put" -> {
                stub.putStringState(p.get(0), p.get(1));
                yield ok(p.get(1));
            }
            case "get" -> ok(stub.getStringState(p.get(0)));
            case "delete" -> {
                stub.delState(p.get(0));
                yield ok("");
            }
            case "append" -> {
                String now = stub.getStringState(p.get(0)) + p.get(1);
                stub.putStringState(p.get(0), now);
                yield ok(now);
            }
            case "putAndGet" -> {
                stub.putStringState(p.get(0), p.get(1));
                yield ok(stub.getStringState(p.get(0)));
            }
            case "copy" -> {
                stub.putStringState(p.get(1), stub.getStringState(p.get(0)));
                yield ok("");
            }
            case "count" -> {
                int count = count(stub, p.get(0), p.get(1));
                stub.putStringState(p.get(2), String.valueOf(count));
                yield ok(String.valueOf(count));
            }
            case "list" -> ok(keys(stub, p.get(0), p.get(1)));
            case "composite" -> {
                stub.putStringState(
                        stub.createCompositeKey(p.get(0), p.get(1), p.get(2)).toString(), p.get(3));
                yield ok("");
            }
            case "partial" -> {
                StringJoiner found = new StringJoiner(",");
                stub.getStateByPartialCompositeKey(p.get(0), p.get(1))
                        .forEach(entry -> found.add(entry.getStringValue()));
                yield ok(found.toString());
            }
            case "page" -> {
                var page = stub.getStateByRangeWithPagination("", "", Integer.parseInt(p.get(0)), p.get(1));
                StringJoiner found = new StringJoiner(",");
                page.forEach(entry -> found.add(entry.getKey()));
                yield ok(found + "|" + page.getMetadata().getBookmark());
            }
            case "refuse" -> newErrorResponse("{\"code\":\"note.refused\"}");
            case "crash" -> throw new IllegalStateException("crashed");
            case "random" -> {
                stub.putStringState(p.get(0), UUID.randomUUID().toString());
                yield ok("");
            }
            case "before" ->
                clock.instant().isBefore(java.time.Instant.parse(p.get(0)))
                        ? putAndOk(stub, p.get(1))
                        : newErrorResponse("too late");
            case "event" -> {
                stub.putStringState(p.get(0), p.get(1));
                stub.setEvent("first", bytes("lost"));
                stub.setEvent("written", bytes(p.get(1)));
                yield ok("");
            }
            case "history" -> {
                List<String> values = new ArrayList<>();
                stub.getHistoryForKey(p.get(0))
                        .forEach(change -> values.add(change.isDeleted() ? "deleted" : change.getStringValue()));
                yield ok(String.join(",", values));
            }
            case "call" -> {
                List<byte[]> args =
                        p.subList(1, p.size()).stream().map(Notes::bytes).toList();
                Response answer = stub.invokeChaincode(p.get(0), args, "");
                yield answer.getStatus() == Response.Status.SUCCESS
                        ? ok("called:" + answer.getStringPayload())
                        : newErrorResponse(answer.getMessage());
            }
            case "callAndPut" -> {
                List<byte[]> args =
                        p.subList(1, p.size()).stream().map(Notes::bytes).toList();
                Response answer = stub.invokeChaincode(p.get(0), args, "");
                stub.putStringState("called", answer.getStringPayload());
                yield ok(answer.getStringPayload());
            }
            case "guard" -> {
                StateBasedEndorsement policy =
                        StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(null);
                policy.addOrgs(
                        StateBasedEndorsement.RoleType.RoleTypePeer,
                        p.subList(1, p.size()).toArray(String[]::new));
                stub.setStateValidationParameter(p.get(0), policy.policy());
                yield ok("");
            }
            case "guardOf" -> {
                byte[] policy = stub.getStateValidationParameter(p.get(0));
                yield ok(
                        policy == null
                                ? ""
                                : String.join(
                                        ",",
                                        StateBasedEndorsementFactory.getInstance()
                                                .newStateBasedEndorsement(policy)
                                                .listOrgs()));
            }
            case "putPrivate" -> {
                stub.putPrivateData(p.get(0), p.get(1), stub.getTransient().get("value"));
                yield ok("");
            }
            case "getPrivate" -> newSuccessResponse(stub.getPrivateData(p.get(0), p.get(1)));
            case "getPrivateHash" -> newSuccessResponse(stub.getPrivateDataHash(p.get(0), p.get(1)));
            case "listPrivate" -> {
                StringJoiner found = new StringJoiner(",");
                stub.getPrivateDataByRange(p.get(0), "", "").forEach(entry -> found.add(entry.getKey()));
                yield ok(found.toString());
            }
            case "delPrivate" -> {
                stub.delPrivateData(p.get(0), p.get(1));
                yield ok("");
            }
            case "purgePrivate" -> {
                stub.purgePrivateData(p.get(0), p.get(1));
                yield ok("");
            }
            case "query" -> {
                stub.getQueryResult("{}");
                yield ok("");
            }
            default -> newErrorResponse("no function " + stub.getFunction() + MSPRole.MSPRoleType.PEER);
        };
    }

    private Response putAndOk(ChaincodeStub stub, String key) {
        stub.putStringState(key, "in time");
        return ok("");
    }

    private static int count(ChaincodeStub stub, String start, String end) {
        int count = 0;
        for (var unused : stub.getStateByRange(start, end)) {
            count++;
        }
        return count;
    }

    private static String keys(ChaincodeStub stub, String start, String end) {
        StringJoiner keys = new StringJoiner(",");
        stub.getStateByRange(start, end).forEach(entry -> keys.add(entry.getKey()));
        return keys.toString();
    }

    private static Response ok(String payload) {
        return newSuccessResponse(bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
