package cn.ggzy.ca.identity;

import cn.ggzy.ca.Refusal;
import java.util.regex.Pattern;

/** A 统一社会信用代码 (GB 32100-2015): registration authority, category, region, organisation code, check character. */
public record Uscc(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final int CHECKED = 17;

    public Uscc {
        if (!SHAPE.matcher(value).matches()) {
            throw new Refusal("uscc.malformed", "not 18 characters of the code's alphabet");
        }
    }

    public static boolean hasShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Completes 17 characters; an organisation code inside them must be right already. */
    public static Uscc complete(String seventeen) {
        return new Uscc(seventeen + checkCharacter(seventeen));
    }

    /**
     * Whether both check characters hold. A code in use may fail (typing errors were registered), so a failure is a warning that an
     * official may override on record, never a hard stop.
     */
    public boolean checkDigitsHold() {
        return value.charAt(CHECKED) == checkCharacter(value)
                && organisationCode().checkDigitHolds();
    }

    public OrganisationCode organisationCode() {
        return new OrganisationCode(value.substring(8, CHECKED));
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < CHECKED; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
