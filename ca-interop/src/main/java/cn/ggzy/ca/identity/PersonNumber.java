package cn.ggzy.ca.identity;

import java.util.regex.Pattern;

/** A 公民身份号码 (GB 11643): seventeen digits and a check character. */
final class PersonNumber {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9X]");
    private static final String CHECKS = "10X98765432";
    private static final int CHECKED = 17;

    private PersonNumber() {}

    static boolean hasShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    static boolean checkDigitHolds(String number) {
        return number.charAt(CHECKED) == checkCharacter(number);
    }

    static char checkCharacter(String seventeen) {
        int sum = 0;
        for (int i = 0; i < CHECKED; i++) {
            sum = (sum * 2 + 2 * Character.digit(seventeen.charAt(i), 10)) % 11;
        }
        return CHECKS.charAt(sum);
    }
}
