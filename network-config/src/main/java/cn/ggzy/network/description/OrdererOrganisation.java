package cn.ggzy.network.description;

/** A public body that runs one of the ordering nodes; a node per body, or Byzantine ordering buys nothing. */
public record OrdererOrganisation(String mspId, String name, String domain) {}
