package cn.ggzy.ca.cosign;

import cn.ggzy.ca.Refusal;
import java.util.regex.Pattern;

/** Names a key whose halves two parties hold. */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal("cosign.malformed", "a key's name is 1 to 64 letters, digits and ._-");
        }
    }
}
