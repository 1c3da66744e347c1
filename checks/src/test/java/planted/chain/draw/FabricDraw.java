package planted.chain.draw;

import org.hyperledger.fabric.shim.ChaincodeStub;

/** A "pure" procedure that knows Fabric. */
public record FabricDraw(ChaincodeStub stub) {}
