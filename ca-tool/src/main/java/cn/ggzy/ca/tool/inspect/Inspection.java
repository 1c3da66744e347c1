package cn.ggzy.ca.tool.inspect;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Digests;
import cn.ggzy.ca.tool.file.Block;
import cn.ggzy.ca.tool.file.Blocks;
import cn.ggzy.ca.tool.file.Unreadable;
import cn.ggzy.ca.trust.TrustList;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells each object of a file apart by trying the forms that are known; the first that reads it is what it is. */
public final class Inspection {
    private Inspection() {}

    public static List<Map<String, Object>> of(String where, byte[] octets, List<TrustList> profiles) {
        String text = new String(octets, StandardCharsets.UTF_8).strip();
        return text.startsWith("{")
                ? List.of(trustList(where, text))
                : Blocks.of(where, octets).stream()
                        .map(block -> object(where, block, profiles))
                        .toList();
    }

    private static Map<String, Object> object(String where, Block block, List<TrustList> profiles) {
        if (block.label().endsWith("PRIVATE KEY")) {
            return Map.of("type", "PRIVATE_KEY", "label", block.label());
        }
        for (Form form : Form.values()) {
            Optional<Map<String, Object>> read = form.read(block.der(), profiles);
            if (read.isPresent()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("type", form.name());
                json.put("sha256", Digests.hex(Digests.sha256(block.der())));
                json.putAll(read.get());
                return json;
            }
        }
        throw new Unreadable(
                where,
                "is none of certificate, request, revocation list, OCSP answer, CMS, envelope, time stamp, PKCS#12");
    }

    private static Map<String, Object> trustList(String where, String text) {
        try {
            TrustList list = TrustList.parse(text);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", "TRUST_LIST");
            json.put("digest", list.digest());
            json.put("sequence", list.sequence());
            json.put("issued", list.issued().toString());
            list.nextUpdate().ifPresent(next -> json.put("nextUpdate", next.toString()));
            json.put(
                    "services",
                    list.services().stream()
                            .map(service -> Map.of(
                                    "id", service.id(),
                                    "name", service.name(),
                                    "purposes",
                                            service.purposes().stream()
                                                    .map(Enum::name)
                                                    .sorted()
                                                    .toList(),
                                    "history",
                                            service.history().stream()
                                                    .map(period -> period.status() + " from " + period.from())
                                                    .toList()))
                            .toList());
            return json;
        } catch (Refusal e) {
            throw new Unreadable(where, "is JSON but no trust list: " + e.getMessage(), e);
        }
    }
}
