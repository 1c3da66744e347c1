package cn.ggzy.platform.service.party;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.EvidencedRows;
import cn.ggzy.platform.core.evidence.Fact;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.RolesOf;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that take part. */
@Service
public class Parties implements RolesOf, EvidencedRows {
    private static final Set<Role> ANYBODY = Set.of(Role.BIDDER);

    private final PartyRows rows;
    private final Evidence evidence;
    private final List<MoreRoles> more;

    Parties(PartyRows rows, Evidence evidence, List<MoreRoles> more) {
        this.rows = rows;
        this.evidence = evidence;
        this.more = more;
    }

    /** Registers once; a party that is known stays as it is, with the fact that says so. */
    @Transactional
    public void register(Party party) {
        rows.insert(PartyRow.of(party));
        PartyRow known = rows.lock(party.uscc());
        if (known.evidence() == null) {
            rows.prove(
                    known.uscc(),
                    evidence.append(new Fact("party.registered", "party/" + known.uscc(), object(known), "platform")));
        }
    }

    @Override
    public String table() {
        return "party";
    }

    @Override
    public boolean speaks(String type) {
        return type.equals("party.registered");
    }

    @Override
    public void each(Consumer<Row> reader) {
        rows.all().forEach(row -> reader.accept(new Row(row.uscc(), EvidenceId.orNull(row.evidence()), object(row))));
    }

    private static Map<String, Object> object(PartyRow row) {
        return Map.of("uscc", row.uscc(), "name", row.name(), "region", row.region(), "roles", row.roles());
    }

    public Optional<Party> find(String uscc) {
        return Optional.ofNullable(rows.find(uscc)).map(PartyRow::party);
    }

    /** Of the organisation and of the person; an organisation nobody registered may bid. */
    @Override
    public Set<Role> of(String uscc, String certificate) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        more.forEach(source -> roles.addAll(source.of(certificate)));
        if (roles.isEmpty()) {
            roles.addAll(find(uscc).map(Party::roles).orElse(ANYBODY));
        }
        return roles;
    }
}
