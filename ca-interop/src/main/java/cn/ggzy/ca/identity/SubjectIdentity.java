package cn.ggzy.ca.identity;

import java.util.List;
import java.util.Optional;

/** Who a certificate speaks of, with the provenance of every value. */
public record SubjectIdentity(List<Provenance> values) {
    public SubjectIdentity {
        values = List.copyOf(values);
    }

    /** The organisation's code, when exactly one was found. */
    public Optional<Uscc> uscc() {
        return codes().size() == 1 ? Optional.of(codes().get(0)) : Optional.empty();
    }

    /** Two different codes in one certificate name two organisations: nobody may choose between them. */
    public boolean conflicting() {
        return codes().size() > 1;
    }

    public Optional<String> organisation() {
        return first(Meaning.ORG_NAME);
    }

    public Optional<String> person() {
        return first(Meaning.PERSON_NAME);
    }

    public Optional<String> personId() {
        return first(Meaning.PERSON_ID);
    }

    public Optional<String> role() {
        return first(Meaning.ROLE);
    }

    private List<Uscc> codes() {
        return values.stream()
                .filter(found -> found.meaning() == Meaning.USCC)
                .map(found -> new Uscc(found.value()))
                .distinct()
                .toList();
    }

    private Optional<String> first(Meaning meaning) {
        return values.stream()
                .filter(found -> found.meaning() == meaning)
                .map(Provenance::value)
                .findFirst();
    }
}
