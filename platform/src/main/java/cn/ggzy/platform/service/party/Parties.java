package cn.ggzy.platform.service.party;

import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.identity.RolesOf;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that take part. */
@Service
public class Parties implements RolesOf {
    private static final Set<Role> ANYBODY = Set.of(Role.BIDDER);

    private final PartyRows rows;
    private final List<MoreRoles> more;

    Parties(PartyRows rows, List<MoreRoles> more) {
        this.rows = rows;
        this.more = more;
    }

    /** Registers once; a party that is known stays as it is. */
    @Transactional
    public void register(Party party) {
        rows.insert(PartyRow.of(party));
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
