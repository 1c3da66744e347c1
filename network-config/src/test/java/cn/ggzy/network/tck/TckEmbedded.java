package cn.ggzy.network.tck;

import cn.ggzy.network.EmbeddedNetwork;
import java.nio.file.Path;

/** The embedded network of the suite as a process, so that it can be killed: the contract `tck` beside the six. */
final class TckEmbedded {

    private TckEmbedded() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedNetwork network =
                EmbeddedNetwork.start(Path.of(arguments[1]), TestNetwork.quickDescription(), TckService::chaincode)) {
            System.out.println(network.fabric().status());
            Thread.currentThread().join();
        }
    }
}
