package cn.ggzy.platform.service.party;

import org.jspecify.annotations.Nullable;

/** The row as it stands in the table. */
record PartyRow(
        String uscc,
        String name,
        String region,
        String roles,
        @Nullable String evidence) {
    static PartyRow of(Party party) {
        return new PartyRow(party.uscc(), party.name(), party.region(), party.rolesText(), null);
    }

    Party party() {
        return new Party(uscc, name, region, Party.rolesOf(roles));
    }
}
