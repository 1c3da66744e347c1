package cn.ggzy.chain.service;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.names.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the contracts of one peer listen:
 * {@code {"host","tls":{"key","certificate","clientRoots"},"namespaces":{"tender":{"port","packageId"},…}}}.
 */
record ServiceConfig(String host, Optional<Tls> tls, List<Port> ports) {
    private static final int MAX_PORT = 65_535;

    ServiceConfig {
        ports = List.copyOf(ports);
    }

    /** One contract on one port, under the id of its package at this peer. */
    record Port(Namespace namespace, int port, String packageId) {}

    static ServiceConfig read(Path file) throws IOException {
        return parse(
                CanonicalJson.parse(Files.readAllBytes(file)).members(),
                file.toAbsolutePath().resolveSibling(""));
    }

    static ServiceConfig parse(Members config, Path folder) {
        config.only("host", "tls", "namespaces");
        return new ServiceConfig(
                config.words("host"),
                config.optionalObject("tls").map(tls -> tls(tls, folder)),
                ports(config.object("namespaces")));
    }

    private static Tls tls(Members tls, Path folder) {
        tls.only("key", "certificate", "clientRoots");
        return new Tls(
                folder.resolve(tls.words("key")),
                folder.resolve(tls.words("certificate")),
                folder.resolve(tls.words("clientRoots")));
    }

    private static List<Port> ports(Members namespaces) {
        List<Port> ports = new ArrayList<>();
        for (String name : namespaces.names()) {
            Members port = namespaces.object(name).only("port", "packageId");
            ports.add(new Port(Namespace.of(name), port.number("port", 1, MAX_PORT), port.words("packageId")));
        }
        return ports;
    }
}
