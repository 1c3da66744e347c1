package cn.ggzy.verifier.chain;

import cn.ggzy.chain.act.SignatureJudge;
import cn.ggzy.chain.contract.Dispatcher;
import cn.ggzy.chain.names.Namespace;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contracts of this project, run again over the replayed state. */
final class Contracts {
    private final Map<Namespace, Dispatcher> dispatchers = new EnumMap<>(Namespace.class);

    Contracts(SignatureJudge judge) {
        for (Namespace namespace : Namespace.values()) {
            dispatchers.put(namespace, Dispatcher.of(namespace, judge));
        }
    }

    Dispatcher of(Namespace namespace) {
        return Objects.requireNonNull(dispatchers.get(namespace));
    }

    static Optional<Namespace> named(String name) {
        return Arrays.stream(Namespace.values())
                .filter(namespace -> namespace.text().equals(name))
                .findFirst();
    }
}
