package cn.ggzy.ca.trust;

import cn.ggzy.ca.identity.Uscc;
import cn.ggzy.ca.json.StrictObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list may say of itself beyond its services: whose it is, until when it may be used at all, how many of its governors must sign
 * the file, and which other lists it points to. What is absent is not written.
 */
public record ListTerms(
        Optional<String> territory,
        Optional<Operator> operator,
        Optional<Instant> mustNotUseAfter,
        Optional<Integer> threshold,
        List<Pointer> pointers) {
    public static final ListTerms NONE =
            new ListTerms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final int MANY = 64;

    public ListTerms {
        pointers = List.copyOf(pointers);
    }

    /** Who runs the list. */
    public record Operator(String name, Uscc uscc) {
        static Operator read(StrictObject json) {
            String code = json.string("uscc");
            if (!Uscc.hasShape(code)) {
                throw json.refuse("uscc", "has not the form of a code");
            }
            Operator operator = new Operator(json.string("name"), new Uscc(code));
            json.end();
            return operator;
        }

        Map<String, Object> write() {
            return new LinkedHashMap<>(Map.of("name", name, "uscc", uscc.value()));
        }
    }

    static ListTerms read(StrictObject json) {
        ListTerms terms = new ListTerms(
                json.optionalString("territory"),
                json.optionalObject("operator").map(Operator::read),
                json.optionalInstant("mustNotUseAfter"),
                json.optionalNumber("threshold").map(number -> count(json, number)),
                json.optionalObjects("pointers").stream().map(Pointer::read).toList());
        if (terms.territory()
                .filter(text -> !Pointer.TERRITORY.matcher(text).matches())
                .isPresent()) {
            throw json.refuse("territory", "must be a country or a part of one, such as CN-62");
        }
        return terms;
    }

    void writeInto(Map<String, Object> json) {
        territory.ifPresent(code -> json.put("territory", code));
        operator.ifPresent(who -> json.put("operator", who.write()));
        mustNotUseAfter.ifPresent(last -> json.put("mustNotUseAfter", last.toString()));
        threshold.ifPresent(number -> json.put("threshold", number));
        if (!pointers.isEmpty()) {
            json.put("pointers", pointers.stream().map(Pointer::write).toList());
        }
    }

    static int count(StrictObject json, long number) {
        if (number < 1 || number > MANY) {
            throw json.refuse("threshold", "must be 1 to " + MANY);
        }
        return (int) number;
    }
}
