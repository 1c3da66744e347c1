package cn.ggzy.fabric.embedded;

/** How the loopback listeners are protected. */
public enum Tls {
    OFF,
    /** The client checks the listener's certificate, which the gateway's organisation has issued. */
    SERVER,
    /** The listener asks the client for a certificate of any organisation of the channel, too. */
    MUTUAL
}
