package cn.ggzy.ca.signature;

/** Whether one signer's signature holds over the content, and if not, why not. Whether the certificate counts is for the judge to say. */
public record CmsOutcome(CmsSigner signer, boolean holds, String why) {}
