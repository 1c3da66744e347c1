package cn.ggzy.ca.identity;

import cn.ggzy.ca.Refusal;
import java.util.regex.Pattern;

/** A 组织机构代码 (GB 11714): eight characters and a check digit. */
public record OrganisationCode(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{9}");
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public OrganisationCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new Refusal("organisation-code.malformed", "not nine digits or capital letters");
        }
    }

    public static OrganisationCode complete(String eight) {
        return new OrganisationCode(eight + checkCharacter(eight));
    }

    public boolean checkDigitHolds() {
        return value.charAt(WEIGHTS.length) == checkCharacter(value);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(i), 36) * WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
