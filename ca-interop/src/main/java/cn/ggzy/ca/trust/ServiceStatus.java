package cn.ggzy.ca.trust;

/** Where a listed authority stands. */
public enum ServiceStatus {
    GRANTED,
    SUSPENDED,
    WITHDRAWN
}
