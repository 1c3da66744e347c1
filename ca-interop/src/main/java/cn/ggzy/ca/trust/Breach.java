package cn.ggzy.ca.trust;

/** Where a certificate goes beyond what the list admits of its authority. */
public record Breach(Kind kind, String about) {
    /** What was gone beyond. */
    public enum Kind {
        SUBJECT_NOT_ADMITTED("该机构未被认可为此类主体签发证书", "the authority is not listed for this kind of holder"),
        MEDIUM_NOT_ALLOWED("该机构的此种介质未被认可", "the authority is not listed for this medium"),
        NAME_OUTSIDE("证书主体名称超出认可范围", "the holder's name is outside what is listed"),
        PATH_TOO_LONG("证书路径过长", "more authorities below the listed one than are listed"),
        ISSUED_OUTSIDE("证书签发时间不在认可期间内", "the certificate begins outside the listed time"),
        ALGORITHM_NOT_LISTED("该机构的此种算法未被认可", "the authority is not listed with this algorithm");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
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
