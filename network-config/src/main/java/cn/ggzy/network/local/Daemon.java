package cn.ggzy.network.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One background process of the network, known by its pid file; only the very process that was started is ever stopped. */
final class Daemon {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path pidFile;
    private final Path log;

    Daemon(String name, Path directory) {
        this.name = name;
        this.pidFile = directory.resolve("run").resolve(name + ".pid");
        this.log = directory.resolve("logs").resolve(name + ".log");
    }

    String name() {
        return name;
    }

    void start(List<String> command, Map<String, String> environment) throws IOException {
        if (handle().isPresent()) {
            return;
        }
        Files.createDirectories(pidFile.getParent());
        Files.createDirectories(log.getParent());
        List<String> all = new ArrayList<>(command);
        if (Files.isExecutable(SETSID)) {
            // A session of its own: closing the terminal does not take the network down.
            all.add(0, SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        ProcessHandle handle = builder.start().toHandle();
        Files.writeString(pidFile, handle.pid() + " " + startOf(handle));
    }

    /** Waits until something listens on the port; says so at once when the process has died instead. */
    void awaitPort(int port) {
        await("listen on " + port, () -> listens(port));
    }

    void awaitFile(Path file) {
        await("write " + file, () -> Files.exists(file));
    }

    private void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            ProcessHandle handle = handle().orElseThrow(() -> new IllegalStateException(name + " stopped: see " + log));
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(name + " does not " + what + ": see " + log);
            }
            waitForExit(handle, Duration.ofMillis(30));
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean running() {
        return handle().isPresent();
    }

    Optional<Long> pid() {
        return handle().map(ProcessHandle::pid);
    }

    void stop() {
        end(ProcessHandle::destroy);
    }

    /** As a power failure would: no chance to tidy up. */
    void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    private void end(Consumer<ProcessHandle> how) {
        handle().ifPresent(handle -> {
            how.accept(handle);
            if (!waitForExit(handle, Duration.ofSeconds(10))) {
                handle.destroyForcibly();
                waitForExit(handle, Duration.ofSeconds(10));
            }
        });
        pidFile.toFile().delete();
    }

    private static boolean waitForExit(ProcessHandle handle, Duration patience) {
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of the pid file, if it still runs: same pid and same start, or the number belongs to somebody else by now. */
    private Optional<ProcessHandle> handle() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> parts = List.of(Files.readString(pidFile).trim().split(" ", 2));
            return ProcessHandle.of(Long.parseLong(parts.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(h -> startOf(h).equals(parts.get(1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
