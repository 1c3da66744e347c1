package cn.ggzy.network.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Free loopback ports, drawn once and remembered: the orderers' addresses are written into the channel and cannot move. */
public final class Ports implements IntSupplier {

    // Below the range that systems hand out for outgoing connections, so that none of those takes a port between two
    // starts.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Deque<Integer> remaining;

    private Ports(List<Integer> ports) {
        this.remaining = new ArrayDeque<>(ports);
    }

    /** The remembered ports of that file, or as many new ones. */
    public static Ports of(Path file, int count) throws IOException {
        if (Files.exists(file)) {
            return new Ports(
                    Files.readAllLines(file).stream().map(Integer::valueOf).toList());
        }
        List<Integer> drawn = draw(count);
        Files.createDirectories(file.getParent());
        Files.writeString(file, drawn.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        return new Ports(drawn);
    }

    private static List<Integer> draw(int count) throws IOException {
        List<Integer> drawn = new ArrayList<>();
        int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - 10 * count);
        while (drawn.size() < count) {
            if (port >= HIGHEST) {
                throw new IOException("no " + count + " free ports between " + LOWEST + " and " + HIGHEST);
            }
            if (isFree(port)) {
                drawn.add(port);
            }
            port++;
        }
        return drawn;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public int getAsInt() {
        return remaining.removeFirst();
    }
}
