package cn.ggzy.ca.trust.etsi;

/** Something of an imported list that has no place here: which service or pointer, what, and its value. */
public record Unmapped(String about, What what, String value) {
    /** What had no place. */
    public enum What {
        SERVICE_TYPE("服务类型没有对应", "the service's type has no counterpart; the service is not taken"),
        STATUS("状态没有对应，按暂停处理", "the status has no counterpart and counts as suspended"),
        CRITICAL_EXTENSION("不理解的关键扩展，不采纳该服务", "a critical extension is not understood; the service is not taken"),
        EXTENSION("扩展没有对应", "an extension has no counterpart"),
        CERTIFICATE("证书无法读取", "a certificate cannot be read"),
        IDENTITY("服务只用名称或密钥标识，没有证书", "the service is named without a certificate; it is not taken"),
        HISTORY("同一时刻有两个状态，取较新条目", "two statuses begin at one instant; the newer entry counts"),
        POINTER("指向的列表不是此种格式", "the other list is not of this form; it is not followed");

        private final String zh;
        private final String en;

        What(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }
}
