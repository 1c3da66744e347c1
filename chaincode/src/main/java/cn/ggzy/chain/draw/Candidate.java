package cn.ggzy.chain.draw;

/** What the public table says of one pool index: enough to replay the quotas, nothing that names a person. */
public record Candidate(String specialty, String region, String employer) {}
