package cn.ggzy.ca.practice;

import cn.ggzy.ca.crypto.KeyFamily;

/** The three practice authorities. */
enum Authority {
    RSA("practice-rsa", "练习 RSA 认证机构", KeyFamily.RSA, Placement.ORGANIZATION_IDENTIFIER, false),
    SM2("practice-sm2", "练习 SM2 认证机构", KeyFamily.SM2, Placement.EXTENSION, false),
    SM2_CHAIN("practice-sm2-chain", "练习 SM2 二级认证机构", KeyFamily.SM2, Placement.COMMON_NAME_PARTS, true);

    private final String id;
    private final String title;
    private final KeyFamily family;
    private final Placement placement;
    private final boolean underRoot;

    Authority(String id, String title, KeyFamily family, Placement placement, boolean underRoot) {
        this.id = id;
        this.title = title;
        this.family = family;
        this.placement = placement;
        this.underRoot = underRoot;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    KeyFamily family() {
        return family;
    }

    Placement placement() {
        return placement;
    }

    /** Whether its certificate is issued by a root of its own rather than by itself. */
    boolean underRoot() {
        return underRoot;
    }
}
