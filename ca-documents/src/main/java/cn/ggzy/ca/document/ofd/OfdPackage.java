package cn.ggzy.ca.document.ofd;

import cn.ggzy.ca.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of an OFD in memory, read with limits on their number and size however small they were packed. The archive's directory
 * must say the same as the archive, so that no other reader sees another document.
 */
final class OfdPackage {
    static final String MALFORMED = "ofd.malformed";
    private static final int MAX_PACKED = 128 * 1024 * 1024;
    private static final int MAX_ENTRIES = 4_096;
    private static final int MAX_FILE = 64 * 1024 * 1024;
    private static final int MAX_ALL = 256 * 1024 * 1024;
    // 1980-02-01: an archive says nothing about when it was packed.
    private static final long NO_TIME = 318_211_200_000L;

    private final Map<String, byte[]> files;

    private OfdPackage(Map<String, byte[]> files) {
        this.files = files;
    }

    static OfdPackage read(byte[] ofd) {
        if (ofd.length > MAX_PACKED) {
            throw new Refusal(MALFORMED, ofd.length + " octets");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        long left = MAX_ALL;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ofd), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new Refusal(MALFORMED, "over " + MAX_ENTRIES + " entries");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                String name = Locations.requirePlain(entry.getName());
                int limit = (int) Math.min(MAX_FILE, left);
                byte[] octets = zip.readNBytes(limit + 1);
                if (octets.length > limit) {
                    throw new Refusal(MALFORMED, name + " unpacks to too much");
                }
                left -= octets.length;
                if (files.put(name, octets) != null) {
                    throw new Refusal(MALFORMED, name + " is there twice");
                }
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal refusal ? refusal : new Refusal(MALFORMED, String.valueOf(e.getMessage()), e);
        }
        List<String> listed = CentralDirectory.files(ofd);
        if (listed.size() != files.size() || !Set.copyOf(listed).equals(files.keySet())) {
            throw new Refusal(MALFORMED, "the archive's directory lists other files than are in it");
        }
        return new OfdPackage(files);
    }

    Set<String> names() {
        return files.keySet();
    }

    byte[] file(String name) {
        byte[] octets = files.get(name);
        if (octets == null) {
            throw new Refusal(MALFORMED, "lacks " + name);
        }
        return octets;
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    OfdPackage with(String name, byte[] octets) {
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put(name, octets);
        return new OfdPackage(more);
    }

    Map<String, byte[]> sorted() {
        return new TreeMap<>(files);
    }

    byte[] packed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new Refusal(MALFORMED, "cannot be packed", e);
        }
        return out.toByteArray();
    }
}
