package cn.ggzy.chain.service;

import cn.ggzy.chain.contract.Dispatcher;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;

/**
 * One contract as a chaincode. Own dispatch: the shim's router scans the class path, logs every argument, and serialises in an order
 * that differs between peers. Arguments and transient data are never logged here.
 */
final class GgzyChaincode extends ChaincodeBase {
    static {
        // The shim asks for both at the first call and fails without; ContractRouter would have set them.
        Metrics.initialize(new Properties());
        Traces.initialize(new Properties());
    }

    private static final Logger LOG = Logger.getLogger(GgzyChaincode.class.getName());

    private final Dispatcher contract;
    private final Clock endorserClock;

    GgzyChaincode(String packageId, Dispatcher contract, Clock endorserClock) {
        this.contract = contract;
        this.endorserClock = endorserClock;
        processCommandLineOptions(new String[] {"-i", packageId});
        // Loads the configuration: the shim's server does not, and then refuses the first peer that connects.
        Properties unused = getChaincodeConfig();
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<byte[]> arguments = stub.getArgs();
        List<byte[]> parameters = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        try {
            return ResponseUtils.newSuccessResponse(
                    contract.invoke(stub.getFunction(), parameters, new StubLedger(stub, endorserClock))
                            .bytes());
        } catch (Refusal e) {
            return ResponseUtils.newErrorResponse(e.message());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "transaction failed tx={0} {1}", new Object[] {stub.getTxId(), where(e)});
            return ResponseUtils.newErrorResponse(new Refusal(RefusalCode.REQUEST_FAILED).message());
        }
    }

    /** The kind and the place, never the message: it may quote an argument. */
    private static String where(RuntimeException e) {
        StackTraceElement[] stack = e.getStackTrace();
        return e.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
