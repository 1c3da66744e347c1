package cn.ggzy.platform.service.certificate;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.crypto.Certificates;
import cn.ggzy.platform.core.identity.RevocationLists;
import jakarta.annotation.PostConstruct;
import java.security.cert.X509CRL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings each connected authority's revocation list: at start, as often as the setting says, and at once after a change. */
@Component
class CrlFetching {
    private static final Logger LOG = LoggerFactory.getLogger(CrlFetching.class);

    private final Ports ports;
    private final Calls calls;
    private final RevocationLists lists;

    CrlFetching(Ports ports, Calls calls, RevocationLists lists) {
        this.ports = ports;
        this.calls = calls;
        this.lists = lists;
    }

    @PostConstruct
    @Scheduled(
            fixedDelayString = "${onenet.certificates.crl-every:PT1M}",
            initialDelayString = "${onenet.certificates.crl-every:PT1M}")
    void fetchAll() {
        ports.all().forEach(this::fetch);
    }

    /** An authority that is away, or sends what is no list or an older one, leaves the list that we have. */
    void fetch(CaPort port) {
        try {
            byte[] list = calls.measured(port.id(), Operation.CRL, port::crl);
            X509CRL read = Certificates.parseCrl(list);
            boolean older = lists.of(port.id())
                    .map(Certificates::parseCrl)
                    .filter(ours -> ours.getThisUpdate().after(read.getThisUpdate()))
                    .isPresent();
            if (older) {
                LOG.warn("an older revocation list was sent ca={}", port.id());
            } else {
                lists.put(port.id(), list);
            }
        } catch (CaAway | Refusal e) {
            LOG.warn("no revocation list from {}: {}", port.id(), e.getMessage());
        }
    }
}
