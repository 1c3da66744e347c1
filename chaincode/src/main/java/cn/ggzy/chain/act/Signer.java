package cn.ggzy.chain.act;

import cn.ggzy.chain.canonical.Hash;

/** For whom an act counts: the organisation by its 统一社会信用代码, the certificate by SHA-256 of its DER form, the subject's name. */
public record Signer(String uscc, Hash certificate, String subject) {}
