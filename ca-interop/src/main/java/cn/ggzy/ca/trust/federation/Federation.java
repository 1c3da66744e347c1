package cn.ggzy.ca.trust.federation;

import cn.ggzy.ca.identity.IdentityProfile;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the own list and the lists it points to come to at an instant. */
public record Federation(TrustList own, List<Adopted> adopted, List<LeftOut> leftOut, List<Unavailable> unavailable) {
    public Federation {
        adopted = List.copyOf(adopted);
        leftOut = List.copyOf(leftOut);
        unavailable = List.copyOf(unavailable);
    }

    /** Whether every list that is pointed to could be used; if not, "not listed" may only mean "not known". */
    public boolean complete() {
        return unavailable.isEmpty();
    }

    /** The own list with what was adopted: to judge by, never to publish. */
    public TrustList effective() {
        List<TrustService> services = new ArrayList<>(own.services());
        Map<String, IdentityProfile> profiles = new TreeMap<>(own.profiles());
        for (Adopted one : adopted) {
            services.add(one.service());
            profiles.put(one.service().profile(), one.profile());
        }
        return new TrustList(
                own.sequence(),
                own.previous(),
                own.issued(),
                own.nextUpdate(),
                own.governors(),
                services,
                profiles,
                own.terms());
    }

    /** Where a service of the effective list came from; nothing for the own ones. */
    public Optional<Origin> originOf(TrustService service) {
        return adopted.stream()
                .filter(one -> one.service().id().equals(service.id()))
                .map(Adopted::origin)
                .findFirst();
    }
}
