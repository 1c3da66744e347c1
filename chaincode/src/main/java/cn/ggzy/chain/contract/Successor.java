package cn.ggzy.chain.contract;

import cn.ggzy.chain.act.Signer;
import cn.ggzy.chain.act.TrustedList;
import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.names.Refusal;
import cn.ggzy.chain.names.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trust list that is to follow the one in force, tried before it is kept: under a list that cannot be read, or whose
 * governors cannot sign, nothing could ever be decided again, and so it could not be put right either.
 */
record Successor(CanonicalJson list, List<Trust.Governor> governors, Instant at) {
    /** The very acts that decided for the list must count under it: as it begins, and as it ends up. */
    void requireGovernable(List<Acts.Accepted> decided, Acts acts) {
        for (CanonicalJson stage : List.of(list, endState())) {
            Trust trust = new Trust(0, TrustedList.of(stage), governors).forGovernance();
            List<Signer> signers = decided.stream()
                    .flatMap(accepted -> signer(accepted, trust, acts).stream())
                    .toList();
            if (!trust.governedBy(signers)) {
                throw new Refusal(RefusalCode.TRUST_LOCKS_OUT);
            }
        }
    }

    private Optional<Signer> signer(Acts.Accepted accepted, Trust trust, Acts acts) {
        try {
            return Optional.of(acts.signer(accepted.act(), trust, at));
        } catch (Refusal e) {
            if (e.code() == RefusalCode.TRUST_MALFORMED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The list as if every status that begins later had begun now. */
    private CanonicalJson endState() {
        return list.with(
                "services",
                list.members().objects("services").stream().map(this::ended).toList());
    }

    private CanonicalJson ended(Members service) {
        List<Members> history = service.objects("history");
        Optional<Members> last = history.stream().reduce((earlier, later) -> later);
        if (last.filter(period -> period.instant("from").isAfter(at)).isEmpty()) {
            return service.json();
        }
        List<@Nullable Object> passed = new ArrayList<>();
        history.stream()
                .filter(period -> period.instant("from").isBefore(at))
                .forEach(period -> passed.add(period.json()));
        passed.add(last.get().json().with("from", at));
        return service.json().with("history", passed);
    }
}
