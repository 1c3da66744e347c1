package cn.ggzy.bench.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** The least a contract can do, for the ceiling: {@code put key value}, no reading, no judging. */
final class PutChaincode extends ChaincodeBase {
    PutChaincode(String packageId) {
        processCommandLineOptions(new String[] {"-i", packageId});
        // The shim answers no peer before its settings have been asked for once.
        getChaincodeConfig();
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<byte[]> arguments = stub.getArgs();
        if (arguments.size() != 3 || !stub.getFunction().equals(BenchNetwork.PUT)) {
            return newErrorResponse("put key value");
        }
        stub.putState(new String(arguments.get(1), StandardCharsets.UTF_8), arguments.get(2));
        return newSuccessResponse();
    }
}
