package cn.ggzy.ca.gather;

import cn.ggzy.ca.revocation.OcspQuestion.NonceRule;
import java.net.URI;
import java.util.List;

/** How one listed authority answers: addresses that replace those in its certificates (none: theirs), and whether its responder brings a nonce back. */
public record ServiceHabits(List<URI> responders, List<URI> lists, NonceRule nonce) {
    public ServiceHabits {
        responders = List.copyOf(responders);
        lists = List.copyOf(lists);
    }

    public static ServiceHabits unknown() {
        return new ServiceHabits(List.of(), List.of(), NonceRule.REQUIRED);
    }
}
