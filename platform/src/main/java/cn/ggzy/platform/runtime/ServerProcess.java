package cn.ggzy.platform.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server program: started, known by a pid file, started again when it dies, stopped by pid. */
final class ServerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration STOPPED = Duration.ofSeconds(30);

    private final String name;
    private final Path home;
    private final List<String> command;
    private final int port;
    private volatile ProcessHandle process;
    private volatile boolean closing;

    private ServerProcess(String name, Path home, List<String> command, int port, ProcessHandle process) {
        this.name = name;
        this.home = home;
        this.command = command;
        this.port = port;
        this.process = process;
    }

    /** Starts it, or takes over the one that a killed platform left behind on the same port and folder. */
    static ServerProcess start(String name, Path home, List<String> command, int port) {
        Optional<ProcessHandle> left = leftBehind(name, home, command);
        ServerProcess server =
                new ServerProcess(name, home, command, port, left.orElseGet(() -> launch(name, home, command)));
        server.awaitReady();
        server.watch();
        LOG.info("{} {} on port {}", name, left.isPresent() ? "taken over" : "started", port);
        return server;
    }

    /** The asked port; else the last one where it is free or still ours; else a free one. */
    static int port(int asked, int last, boolean running) {
        if (asked != 0) {
            return asked;
        }
        return last != 0 && (running || isFree(last)) ? last : free();
    }

    static Optional<ProcessHandle> leftBehind(String name, Path home, List<String> command) {
        try {
            Path file = home.resolve(name + ".pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> runs(handle, Path.of(command.getFirst())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the file behind the name: Debian's redis-server is a link to another program. */
    private static boolean runs(ProcessHandle handle, Path program) {
        try {
            Path file = program.toRealPath();
            return handle.info().command().map(Path::of).filter(file::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static ProcessHandle launch(String name, Path home, List<String> command) {
        try {
            Process started = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve(name + ".log").toFile()))
                    .start();
            Files.writeString(home.resolve(name + ".pid"), Long.toString(started.pid()));
            return started.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long limit = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException(name + " did not start: see " + home.resolve(name + ".log"));
            }
            pause();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void watch() {
        process.onExit().thenRunAsync(this::again);
    }

    private void again() {
        if (closing) {
            return;
        }
        LOG.warn("{} died and is started again", name);
        process = launch(name, home, command);
        watch();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        try {
            process.onExit().get(STOPPED.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
