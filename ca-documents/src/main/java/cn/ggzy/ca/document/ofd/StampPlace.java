package cn.ggzy.ca.document.ofd;

/** Where a seal is seen: page from 1, left and upper edge, width and height in millimetres. */
public record StampPlace(int page, double left, double top, double width, double height) {
    String boundary() {
        return plain(left) + " " + plain(top) + " " + plain(width) + " " + plain(height);
    }

    private static String plain(double millimetres) {
        return java.math.BigDecimal.valueOf(millimetres).stripTrailingZeros().toPlainString();
    }
}
