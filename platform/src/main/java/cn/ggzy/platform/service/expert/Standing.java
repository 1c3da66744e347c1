package cn.ggzy.platform.service.expert;

/** Whether an expert may be drawn. */
public enum Standing {
    ACTIVE,
    SUSPENDED,
    LEFT
}
