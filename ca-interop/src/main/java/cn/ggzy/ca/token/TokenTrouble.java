package cn.ggzy.ca.token;

import cn.ggzy.ca.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a PKCS#11 library answers when it does not do it, as named refusals; the JDK hides its answer deep in other exceptions. */
final class TokenTrouble {
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        CODES.put("CKR_PIN_LOCKED", "token.locked");
        CODES.put("CKR_PIN_EXPIRED", "token.locked");
        CODES.put("CKR_PIN_INCORRECT", "token.wrong-pin");
        CODES.put("CKR_PIN_INVALID", "token.wrong-pin");
        CODES.put("CKR_PIN_LEN_RANGE", "token.wrong-pin");
        CODES.put("CKR_DEVICE_REMOVED", "token.removed");
        CODES.put("CKR_TOKEN_NOT_PRESENT", "token.removed");
        CODES.put("CKR_SESSION_HANDLE_INVALID", "token.removed");
        CODES.put("CKR_SLOT_ID_INVALID", "token.unavailable");
        CODES.put("CKR_TOKEN_NOT_RECOGNIZED", "token.unavailable");
        CODES.put("CKR_USER_NOT_LOGGED_IN", "token.not-logged-in");
    }

    private TokenTrouble() {}

    /** By the library's own word, or by {@code otherwise} when it said none that is known. */
    static Refusal of(Throwable trouble, String otherwise) {
        Optional<String> said = causes(trouble)
                .map(Throwable::getMessage)
                .flatMap(Stream::ofNullable)
                .flatMap(message -> CODES.keySet().stream().filter(message::contains))
                .findFirst();
        return new Refusal(
                said.map(CODES::get).orElse(otherwise),
                said.orElseGet(() -> String.valueOf(trouble.getMessage())),
                trouble);
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, one -> one != null, Throwable::getCause).limit(16);
    }
}
