package cn.ggzy.ca.trust.etsi;

import cn.ggzy.ca.trust.ServiceKind;
import cn.ggzy.ca.trust.StatusPeriod;
import cn.ggzy.ca.trust.SubjectKind;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service of an imported list, as far as it has a place here: what it does, its certificates, and its statuses with their instants,
 * each with the status of the other list as its basis. For what it counts here the importer decides, not the list.
 */
public record EtsiService(
        String provider,
        String name,
        String type,
        ServiceKind kind,
        List<X509Certificate> certificates,
        List<StatusPeriod> history,
        Optional<Set<SubjectKind>> subjects) {
    public EtsiService {
        certificates = List.copyOf(certificates);
        history = List.copyOf(history);
        subjects = subjects.map(Set::copyOf);
    }
}
