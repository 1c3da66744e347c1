package cn.ggzy.platform.core.identity;

import java.util.List;

/** Somebody has signed in with this certificate. */
public record SessionOpened(Account account, byte[] certificate, List<byte[]> chain) {
    public SessionOpened {
        chain = List.copyOf(chain);
    }
}
