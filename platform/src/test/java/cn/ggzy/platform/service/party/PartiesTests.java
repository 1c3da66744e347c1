package cn.ggzy.platform.service.party;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ggzy.platform.RoomTest;
import cn.ggzy.platform.core.identity.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@RoomTest
class PartiesTests {
    private static final String AGENCY = "91620102MA71ABCD8E";
    private static final String STRANGER = "91110000101623741K";
    private static final String CERTIFICATE = "00".repeat(32);

    private final Parties parties;
    private final JdbcTemplate sql;

    @Autowired
    PartiesTests(Parties parties, JdbcTemplate sql) {
        this.parties = parties;
        this.sql = sql;
    }

    @Test
    void anOrganisationNobodyRegisteredMayBid() {
        assertThat(parties.of(STRANGER, CERTIFICATE)).containsExactly(Role.BIDDER);
    }

    @Test
    void aRegisteredPartyHasItsOwnRolesOnly() {
        parties.register(new Party(AGENCY, "兰州某招标代理有限公司", "620100", Set.of(Role.AGENCY)));

        assertThat(parties.of(AGENCY, CERTIFICATE)).containsExactly(Role.AGENCY);
    }

    @Test
    void registeringTwiceChangesNothing() {
        parties.register(new Party("91620100MA7000018H", "一个名字", "620100", Set.of(Role.BIDDER)));
        parties.register(new Party("91620100MA7000018H", "另一个名字", "620200", Set.of(Role.CENTRE)));

        assertThat(sql.queryForObject("select name from party where uscc = '91620100MA7000018H'", String.class))
                .isEqualTo("一个名字");
    }
}
