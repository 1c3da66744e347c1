package cn.ggzy.ca.tool.ask;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a rule of this tool found beside the judge's checks. */
record Finding(Aspect aspect, boolean holds, String evidence) {
    /** The rules, in the order in which a broken one becomes the reason. */
    enum Aspect {
        PATH_TOO_LONG("max-depth", "中间证书不超过允许的数目", "no more authorities in between than allowed"),
        KEY_USAGE_MISSING("key-usage", "密钥用途允许该使用", "the key usage allows the use"),
        EXTENDED_KEY_USAGE("extended-key-usage", "扩展密钥用途允许该使用", "the extended key usage allows the use"),
        ISSUER_PROFILE("issuer-profile", "颁发符合互联网证书规范", "issued as the profile of the web demands"),
        NAME_MISMATCH("peer-name", "证书的别名写明所要的名称（RFC 9525）", "the alternative names name the peer (RFC 9525)");

        private final String id;
        private final String zh;
        private final String en;

        Aspect(String id, String zh, String en) {
            this.id = id;
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", aspect.id);
        json.put("rule", Map.of("zh", aspect.zh, "en", aspect.en));
        json.put("outcome", holds ? "PASSED" : "FAILED");
        json.put("evidence", evidence);
        return json;
    }
}
