package cn.ggzy.fabric.embedded;

import io.grpc.Channel;
import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** Connects the ordinary client, with the identity as another program would read it from its files. */
final class Clients {
    private Clients() {}

    static Gateway connect(ClientIdentity identity, Channel channel) {
        try {
            return Gateway.newInstance()
                    .identity(new X509Identity(
                            identity.mspId(), Identities.readX509Certificate(identity.certificatePem())))
                    .signer(Signers.newPrivateKeySigner(identity.privateKey()))
                    .connection(channel)
                    .connect();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String evaluate(Contract contract, String function, String... arguments) throws Exception {
        return text(contract.evaluateTransaction(function, arguments));
    }
}
