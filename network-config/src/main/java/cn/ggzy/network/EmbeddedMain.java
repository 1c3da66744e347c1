package cn.ggzy.network;

import cn.ggzy.chain.service.Contracts;
import cn.ggzy.network.description.NetworkDescription;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded network with the six contracts as a process of its own: `EmbeddedMain --dir D`. */
public final class EmbeddedMain {

    private EmbeddedMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2 || !arguments[0].equals("--dir")) {
            throw new IllegalArgumentException("usage: --dir DIRECTORY");
        }
        try (EmbeddedNetwork network = start(Path.of(arguments[1]))) {
            System.out.println(network.fabric().status());
            Thread.currentThread().join();
        }
    }

    /** In the calling process, for example the platform's own. */
    public static EmbeddedNetwork start(Path directory) throws IOException {
        return EmbeddedNetwork.start(directory, NetworkDescription.provincial(), Contracts::chaincode);
    }
}
