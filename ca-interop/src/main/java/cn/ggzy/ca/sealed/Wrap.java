package cn.ggzy.ca.sealed;

/** How a content key is wrapped for a recipient. */
public enum Wrap {
    SM2("SM2"),
    RSA_OAEP_SHA256("RSA-OAEP-SHA256");

    private final String id;

    Wrap(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
