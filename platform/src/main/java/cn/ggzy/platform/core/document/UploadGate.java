package cn.ggzy.platform.core.document;

/** Says whether a lot takes uploads now; the trade rooms answer, by throwing where it does not. */
public interface UploadGate {
    void admit(String tender, String lot);
}
