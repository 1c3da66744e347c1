package cn.ggzy.platform.service.certificate;

import cn.ggzy.platform.core.shared.RuleViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The authorities that are connected; a listed one may also be none of them. */
@Component
class Ports {
    private final List<CaPort> all;

    Ports(ObjectProvider<CaPort> ports) {
        this.all = ports.stream().sorted(Comparator.comparing(CaPort::id)).toList();
    }

    List<CaPort> all() {
        return all;
    }

    Optional<CaPort> find(String ca) {
        return all.stream().filter(port -> port.id().equals(ca)).findFirst();
    }

    CaPort get(String ca) {
        return find(ca).orElseThrow(() -> RuleViolation.conflict("certificate.ca-not-connected", Map.of("ca", ca)));
    }
}
