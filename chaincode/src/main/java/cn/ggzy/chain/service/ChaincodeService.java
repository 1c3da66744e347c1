package cn.ggzy.chain.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Chaincode as a service: all contracts of one peer in one process, a port for each namespace.
 * {@code java -jar chaincode-service.jar --config FILE [--insecure]}; the file may also be named by {@code GGZY_CHAINCODE_CONFIG}.
 */
public final class ChaincodeService implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChaincodeService.class.getName());
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric");
    // It would write two lines for every refusal; a real fault is told to the peer and is in its log.
    private static final Logger TASKS = Logger.getLogger("org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask");

    private final List<ChaincodePort> ports;

    private ChaincodeService(List<ChaincodePort> ports) {
        this.ports = ports;
    }

    /** Starts serving what the file says. */
    public static ChaincodeService start(Path config) throws IOException {
        return start(ServiceConfig.read(config), Clock.systemUTC());
    }

    static ChaincodeService start(ServiceConfig config, Clock clock) throws IOException {
        List<ChaincodePort> open = new ArrayList<>();
        try {
            for (ServiceConfig.Port port : config.ports()) {
                open.add(ChaincodePort.serve(
                        Contracts.chaincode(port.namespace().text(), port.packageId(), clock),
                        new InetSocketAddress(config.host(), port.port()),
                        config.tls()));
            }
            return new ChaincodeService(List.copyOf(open));
        } catch (IOException | RuntimeException e) {
            open.forEach(ChaincodePort::close);
            throw e;
        }
    }

    /** Waits until all ports are closed. */
    public void await() throws InterruptedException {
        for (ChaincodePort port : ports) {
            port.await();
        }
    }

    @Override
    public void close() {
        ports.forEach(ChaincodePort::close);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        SHIM.setLevel(Level.WARNING);
        TASKS.setLevel(Level.OFF);
        List<String> options = List.of(args);
        ServiceConfig config = ServiceConfig.read(file(options));
        if (config.tls().isEmpty() && !options.contains("--insecure")) {
            throw new IllegalArgumentException(
                    "no \"tls\" in the configuration; --insecure allows that on the loopback");
        }
        try (ChaincodeService service = start(config, Clock.systemUTC())) {
            // The words that start scripts wait for.
            LOG.info("chaincode service ready");
            service.await();
        }
    }

    private static Path file(List<String> options) {
        int at = options.indexOf("--config");
        return Optional.of(at)
                .filter(index -> index >= 0 && index + 1 < options.size())
                .map(index -> options.get(index + 1))
                .or(() -> Optional.ofNullable(System.getenv("GGZY_CHAINCODE_CONFIG")))
                .map(Path::of)
                .orElseThrow(() -> new IllegalArgumentException("usage: --config FILE [--insecure]"));
    }
}
