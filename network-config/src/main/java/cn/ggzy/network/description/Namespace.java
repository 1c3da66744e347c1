package cn.ggzy.network.description;

/** A contract deployed under its own name, so that it has an endorsement policy of its own. */
public record Namespace(String name, String policy) {}
