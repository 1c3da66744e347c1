package cn.ggzy.network.generate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chaincode-as-a-service package whose octets depend on the contract's name alone: every organisation computes the same package
 * id. Address and keys are filled in by each peer's own builder configuration, so no private key is in a package.
 */
public record ChaincodePackage(String namespace, byte[] octets) {

    private static final int BLOCK = 512;

    /** The package of one contract. */
    public static ChaincodePackage of(String namespace) {
        byte[] connection = json(Yaml.map(
                "address", "{{." + namespace + "}}",
                "dial_timeout", "10s",
                "tls_required", true,
                "client_auth_required", true,
                "client_key", "{{.client_key}}",
                "client_cert", "{{.client_cert}}",
                "root_cert", "{{.root_cert}}"));
        byte[] metadata = json(Yaml.map("type", "ccaas", "label", label(namespace)));
        byte[] code = gzip(tar(Yaml.map("connection.json", connection)));
        return new ChaincodePackage(namespace, gzip(tar(Yaml.map("metadata.json", metadata, "code.tar.gz", code))));
    }

    private static String label(String namespace) {
        return namespace + "_1";
    }

    /** What the peers call it: label and digest. */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return label(namespace) + ":" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Map<String, Object> value) {
        return JsonMapper.shared().writeValueAsBytes(value);
    }

    private static byte[] tar(Map<String, Object> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            byte[] octets = (byte[]) content;
            out.writeBytes(header(name, octets.length));
            out.writeBytes(octets);
            out.writeBytes(new byte[(BLOCK - octets.length % BLOCK) % BLOCK]);
        });
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    /** POSIX ustar with a fixed mode, owner and time (zero). */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, "%011o\0".formatted(size));
        put(header, 136, "00000000000\0");
        Arrays.fill(header, 148, 156, (byte) ' ');
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octets, 0, header, at, octets.length);
    }

    /** Gzip with stored blocks, no time and no operating system: the same octets from every Java and every zlib. */
    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        for (int from = 0; from < content.length; from += 0xffff) {
            int length = Math.min(0xffff, content.length - from);
            out.write(from + length == content.length ? 1 : 0);
            littleEndian(out, length, 2);
            littleEndian(out, ~length, 2);
            out.write(content, from, length);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        littleEndian(out, crc.getValue(), 4);
        littleEndian(out, content.length, 4);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, long value, int octets) {
        for (int i = 0; i < octets; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
