package cn.ggzy.platform.core.identity;

/** The parts people play in a tender. */
public enum Role {
    TENDERER,
    AGENCY,
    BIDDER,
    EXPERT,
    CENTRE,
    SUPERVISOR
}
