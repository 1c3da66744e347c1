package cn.ggzy.platform.service.certificate;

/** As what somebody asks: for the own certificate, for the organisation that named him, or as the centre. */
public enum Capacity {
    HOLDER,
    AGENT,
    CENTRE
}
