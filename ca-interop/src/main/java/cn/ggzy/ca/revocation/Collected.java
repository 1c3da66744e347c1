package cn.ggzy.ca.revocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found so far about one certificate. */
final class Collected {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<RevocationAnswer> answers = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();

    Collected(Stream<Handed> all) {
        all.forEach(one -> names.putIfAbsent(one.digest(), one.name()));
    }

    void add(RevocationAnswer answer) {
        answers.add(answer);
    }

    void ignore(String digest, String why) {
        ignored.add(new Ignored(digest, names.getOrDefault(digest, digest), why));
    }

    /** The value, if the octets were one; the reason is kept if they were not. */
    <T extends Object> Optional<T> keep(Reading<T> reading, String digest) {
        if (!reading.why().isEmpty()) {
            ignore(digest, reading.why());
        }
        return reading.value();
    }

    Findings findings() {
        return new Findings(answers, ignored.stream().distinct().toList());
    }
}
