package cn.ggzy.platform.service.certificate;

/**
 * One certificate authority that is asked over the network. Every order carries the request's number: asked again with the same one, an
 * authority answers as before and does nothing twice. Whoever does not answer throws {@link CaAway}.
 */
public interface CaPort {
    /** The name of the authority's service in the trust list. */
    String id();

    CaAnswer apply(IssueOrder order);

    CaAnswer renew(IssueOrder order);

    /** A certificate with other words in it; the old one is revoked by the authority when the new one is there. */
    CaAnswer change(IssueOrder order);

    CaAnswer suspend(StandingOrder order);

    CaAnswer resume(StandingOrder order);

    CaAnswer revoke(StandingOrder order);

    /** What became of an order that was pending. */
    CaAnswer status(String reference);

    /** The newest revocation list, DER. */
    byte[] crl();
}
