package cn.ggzy.platform.core.evidence;

/** One organisation's signature over a transaction's result, for receipts; binary values in base64. */
public record Endorsement(String mspId, String certificate, String signature) {}
