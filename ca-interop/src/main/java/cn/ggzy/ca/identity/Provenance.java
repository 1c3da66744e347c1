package cn.ggzy.ca.identity;

/** Where a value of an identity was found: the rule's number in the profile, the place, and the text as it stood there. */
public record Provenance(Meaning meaning, String value, int rule, Place place, String oid, String raw) {}
