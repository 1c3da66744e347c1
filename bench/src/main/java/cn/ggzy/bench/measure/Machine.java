package cn.ggzy.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what it ran: without it a figure says nothing. */
public final class Machine {
    private static final long KIB_PER_MIB = 1024;
    private static final int AVERAGES = 3;

    private Machine() {}

    public static Map<String, Object> describe() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpu", field(Path.of("/proc/cpuinfo"), "model name"));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("memoryMiB", memoryMiB());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        return machine;
    }

    /** How many tasks want a core: 1, 5 and 15 minutes. Above the number of cores somebody else is working too. */
    public static String load() {
        Path file = Path.of("/proc/loadavg");
        if (!Files.exists(file)) {
            return "unknown";
        }
        String[] fields = read(file).split(" ");
        return String.join(" ", Arrays.copyOf(fields, AVERAGES));
    }

    private static Object memoryMiB() {
        String total = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        return total.isEmpty() ? "unknown" : Long.parseLong(total) / KIB_PER_MIB;
    }

    private static String field(Path file, String name) {
        if (!Files.exists(file)) {
            return "unknown";
        }
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
