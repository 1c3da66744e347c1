package cn.ggzy.ca.path.rfc5280;

import cn.ggzy.ca.path.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cases of one section of the RFC, written down one after the other. */
final class Section {
    private final String number;
    private final List<Conformance> cases = new ArrayList<>();

    private Section(String number) {
        this.number = number;
    }

    static Section of(String number) {
        return new Section(number);
    }

    Section valid(String what, Consumer<Scene> generated) {
        return add(what, Expected.VALID, generated);
    }

    Section invalid(String what, Reason reason, Consumer<Scene> generated) {
        return add(what, Expected.invalid(reason), generated);
    }

    /** Refused by the named rule of the strict layer. */
    Section broken(String what, String rule, Consumer<Scene> generated) {
        return add(what, Expected.broken(rule), generated);
    }

    Section open(String what, Reason reason, Consumer<Scene> generated) {
        return add(what, Expected.undetermined(reason), generated);
    }

    Section add(String what, Expected expected, Consumer<Scene> generated) {
        cases.add(new Conformance(number, what, generated, expected));
        return this;
    }

    Stream<Conformance> stream() {
        return cases.stream();
    }
}
