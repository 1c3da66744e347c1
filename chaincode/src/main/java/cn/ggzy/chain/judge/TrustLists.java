package cn.ggzy.chain.judge;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.Remembered;
import java.util.Optional;

/** Trust lists, each parsed once. */
final class TrustLists {
    private static final int KEPT = 16;

    private final Remembered<Optional<TrustList>> parsed = new Remembered<>(KEPT);

    Optional<TrustList> of(TrustedList trust) {
        return parsed.get(trust.digest(), () -> parse(trust));
    }

    private static Optional<TrustList> parse(TrustedList trust) {
        try {
            return Optional.of(TrustList.parse(trust.list().text()));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
