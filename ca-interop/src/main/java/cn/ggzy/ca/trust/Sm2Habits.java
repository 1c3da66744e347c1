package cn.ggzy.ca.trust;

import cn.ggzy.ca.json.StrictObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an authority's holders sign with SM2: the user id in hex, and the dialects their tools write, by name. */
public record Sm2Habits(Optional<String> userId, List<String> dialects) {
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){0,64}");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    public Sm2Habits {
        dialects = List.copyOf(dialects);
    }

    static Sm2Habits read(StrictObject json) {
        Sm2Habits habits = new Sm2Habits(
                json.optionalString("userId"), json.optionalStrings("dialects").orElse(List.of()));
        if (!HEX.matcher(habits.userId().orElse("")).matches()) {
            throw json.refuse("userId", "must be at most 64 octets in lower-case hex");
        }
        if (!habits.dialects().stream().allMatch(word -> WORD.matcher(word).matches())) {
            throw json.refuse("dialects", "has no name of a dialect");
        }
        json.end();
        return habits;
    }

    Map<String, Object> write() {
        Map<String, Object> json = new LinkedHashMap<>();
        userId.ifPresent(id -> json.put("userId", id));
        if (!dialects.isEmpty()) {
            json.put("dialects", dialects);
        }
        return json;
    }
}
