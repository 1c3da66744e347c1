package cn.ggzy.network.description;

/** A public body that keeps the ledger and endorses: its membership provider, its name, its domain and how many peers it runs. */
public record Organisation(String mspId, String name, String domain, int peers) {}
