package cn.ggzy.ca.gather;

/** Why an address gave no usable answer. */
public enum Trouble {
    ADDRESS_REFUSED("地址不允许访问", "the address may not be asked"),
    UNREACHABLE("无法连接", "it cannot be reached"),
    TIMEOUT("超时未答复", "it did not answer in time"),
    TOO_LARGE("答复过大", "its answer is too large"),
    REDIRECTED_TOO_OFTEN("跳转次数过多", "it redirects too often"),
    STATUS("返回错误状态", "it answers with an error"),
    USELESS("答复不可采信", "its answer does not count"),
    BACKING_OFF("近期失败，暂不重试", "it failed lately and is left alone for a while");

    private final String zh;
    private final String en;

    Trouble(String zh, String en) {
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
