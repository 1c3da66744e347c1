package cn.ggzy.platform.service.party;

/** The row as it stands in the table. */
record PartyRow(String uscc, String name, String region, String roles) {
    static PartyRow of(Party party) {
        return new PartyRow(party.uscc(), party.name(), party.region(), party.rolesText());
    }

    Party party() {
        return new Party(uscc, name, region, Party.rolesOf(roles));
    }
}
