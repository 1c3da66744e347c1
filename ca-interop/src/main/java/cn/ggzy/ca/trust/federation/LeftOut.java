package cn.ggzy.ca.trust.federation;

/** Something of another list that does not count here, and why: never silently dropped. */
public record LeftOut(Origin origin, String about, Why why, String detail) {
    /** Why something of another list does not count. */
    public enum Why {
        KIND("服务类型不在过滤范围内", "the filter does not let this kind through"),
        KIND_UNKNOWN("对方列表没有说明服务类型", "the other list does not say what the service does"),
        PURPOSE("过滤后没有用途", "no use is left after the filter"),
        KEY_LISTED("本列表已列入同一密钥", "the key is already listed, and that entry decides"),
        NO_AUTHORITY("证书不是颁发机构证书", "the certificate is no authority's"),
        NO_PROFILE("没有身份识别规则", "no profile to read its certificates with"),
        UNMAPPED("对方列表的内容没有对应", "it has no counterpart here");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
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
