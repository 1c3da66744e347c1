package cn.ggzy.ca.identity;

/**
 * A text that may be looked at so many times. The regular expressions of the platform's library have no budget of their own, and a
 * contract that waits for one stops everybody.
 */
final class Counted implements CharSequence {
    private static final int LOOKS = 1_000_000;

    private final String text;
    private int looks;

    Counted(String text) {
        this.text = text;
    }

    /** Thrown when the budget is used up: the rule finds nothing. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the expression backtracks too far", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
