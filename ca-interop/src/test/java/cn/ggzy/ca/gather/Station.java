package cn.ggzy.ca.gather;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A real server of an authority, on this machine, under a name that no name server knows. */
final class Station implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Station() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://ca.example:" + server.getAddress().getPort() + path);
    }

    AddressFilter filter() {
        return new AddressFilter(Set.of(at("/")), Station::here);
    }

    HttpSource source(Limits limits) {
        return new HttpSource(filter(), limits);
    }

    static List<InetAddress> here(String host) {
        return List.of(InetAddress.getLoopbackAddress());
    }

    /** How often a path was asked. */
    long asked(String path) {
        return requests.stream().filter(path::equals).count();
    }

    Station serve(String path, byte[] octets) {
        return answer(path, unused -> octets);
    }

    Station answer(String path, UnaryOperator<byte[]> answers) {
        return handle(path, exchange -> {
            byte[] octets = answers.apply(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    Station redirect(String path, String location) {
        return handle(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            reply(exchange, 302);
        });
    }

    Station fail(String path, int status) {
        return handle(path, exchange -> reply(exchange, status));
    }

    Station handle(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            handler.handle(exchange);
        });
        return this;
    }

    Station instead(String path, UnaryOperator<byte[]> answers) {
        server.removeContext(path);
        return answer(path, answers);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
