package cn.ggzy.platform.core.identity;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The addresses under which this platform is reached. A login text names the one that was called, so that another site cannot hand
 * our text on to its visitors; an address that is not ours gets no text. A port of `*` stands for every port.
 */
@Component
class Origins {
    private static final Map<String, Integer> USUAL = Map.of("http", 80, "https", 443);
    private final List<String> ours;

    Origins(@Value("${onenet.origins}") List<String> ours) {
        this.ours = List.copyOf(ours);
    }

    String of(String host, int port) {
        return ours.stream()
                .flatMap(origin -> named(origin, host, port))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        RuleViolation.Kind.UNACCEPTABLE, "identity.other-origin", Map.of("host", host + ":" + port)));
    }

    private static Stream<String> named(String origin, String host, int port) {
        String scheme = origin.substring(0, origin.indexOf(':'));
        String usual = scheme + "://" + host;
        boolean isUsual = USUAL.getOrDefault(scheme, -1) == port;
        String named = isUsual ? usual : usual + ":" + port;
        return origin.equals(named) || origin.equals(usual + ":*") ? Stream.of(named) : Stream.empty();
    }
}
