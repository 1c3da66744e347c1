package cn.ggzy.ca.document.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Bends what lies inside a package or a PDF, so that the readers behind the first one are reached too. */
final class Containers {
    private static final Pattern CONTENTS = Pattern.compile("/Contents ?<([0-9A-Fa-f]{64,})>");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{1,10}(?![0-9])");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "99999999999999");

    private final Random random;
    private final Mutations mutations;

    Containers(Random random) {
        this.random = random;
        this.mutations = new Mutations(random);
    }

    byte[] zip(byte[] seed, byte[] other) {
        if (random.nextInt(4) == 0) {
            return mutations.octets(seed, other);
        }
        Map<String, byte[]> files = unpacked(seed);
        List<String> names = new ArrayList<>(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] file = files.getOrDefault(name, new byte[0]);
        switch (random.nextInt(8)) {
            case 0 -> files.remove(name);
            case 1 -> files.put(name, files.getOrDefault(names.get(random.nextInt(names.size())), file));
            case 2 -> files.put(name, number(file));
            default ->
                files.put(name, name.endsWith(".xml") ? mutations.octets(file, file) : mutations.der(file, file));
        }
        return packed(files);
    }

    byte[] pdf(byte[] seed, byte[] other) {
        return switch (random.nextInt(4)) {
            case 0 -> mutations.octets(seed, other);
            case 1 -> number(seed);
            default -> contents(seed, other);
        };
    }

    private byte[] contents(byte[] pdf, byte[] other) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher found = CONTENTS.matcher(text);
        if (!found.find()) {
            return mutations.octets(pdf, other);
        }
        String hex = found.group(1);
        byte[] value = HexFormat.of().parseHex(hex.substring(0, hex.length() & ~1));
        byte[] inside = java.util.Arrays.copyOf(value, written(value));
        String bent = HexFormat.of().formatHex(mutations.der(inside, inside));
        String kept = bent.length() > hex.length() ? bent : bent + "0".repeat(hex.length() - bent.length());
        return (text.substring(0, found.start(1)) + kept + text.substring(found.end(1)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int written(byte[] padded) {
        int end = padded.length;
        for (int cut = end; cut > 0 && padded[cut - 1] == 0; cut--) {
            end = cut - 1;
        }
        // A last octet of the signature may itself be nought.
        for (int more = end; more < Math.min(end + 4, padded.length); more++) {
            if (Node.read(java.util.Arrays.copyOf(padded, more)) != null) {
                return more;
            }
        }
        return end;
    }

    private byte[] number(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<int[]> places = NUMBER.matcher(text)
                .results()
                .map(one -> new int[] {one.start(), one.end()})
                .toList();
        if (places.isEmpty()) {
            return mutations.octets(file, file);
        }
        int[] place = places.get(random.nextInt(places.size()));
        return (text.substring(0, place[0]) + NUMBERS.get(random.nextInt(NUMBERS.size())) + text.substring(place[1]))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, byte[]> unpacked(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
