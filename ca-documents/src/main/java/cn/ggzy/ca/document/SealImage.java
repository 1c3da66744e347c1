package cn.ggzy.ca.document;

import cn.ggzy.ca.Refusal;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws the picture of a round seal: ring, five-pointed star, the name along the ring, a line below. PNG with a clear background. */
public final class SealImage {
    private static final int SIZE = 480;
    private static final double MIDDLE = SIZE / 2.0;
    private static final double RING = 0.47 * SIZE;
    private static final double TEXT = 0.36 * SIZE;
    private static final double STAR = 0.15 * SIZE;
    private static final Color RED = new Color(0xC8, 0x10, 0x10);
    private static final double ARC = Math.toRadians(250);

    private SealImage() {}

    /** Refuses with {@code seal.no-font} where the machine has no font for the words: empty boxes are no seal. */
    public static byte[] round(String name, String line) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(RED);
        pen.setStroke(new BasicStroke(SIZE / 40f));
        pen.draw(new Ellipse2D.Double(MIDDLE - RING, MIDDLE - RING, 2 * RING, 2 * RING));
        pen.fill(star());
        along(pen, name);
        below(pen, line);
        pen.dispose();
        return png(image);
    }

    private static Path2D star() {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? STAR : STAR * 0.382;
            double angle = -Math.PI / 2 + i * Math.PI / 5;
            double x = MIDDLE + radius * Math.cos(angle);
            double y = MIDDLE + radius * Math.sin(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private static void along(Graphics2D pen, String name) {
        int[] letters = name.codePoints().toArray();
        pen.setFont(font(name, Math.min(SIZE / 9f, (float) (ARC * TEXT / Math.max(1, letters.length)))));
        AffineTransform before = pen.getTransform();
        for (int i = 0; i < letters.length; i++) {
            double part = letters.length == 1 ? 0.5 : (double) i / (letters.length - 1);
            pen.rotate((part - 0.5) * ARC, MIDDLE, MIDDLE);
            centred(pen, new String(letters, i, 1), MIDDLE - TEXT);
            pen.setTransform(before);
        }
    }

    private static void below(Graphics2D pen, String line) {
        pen.setFont(font(line, SIZE / 14f));
        centred(pen, line, MIDDLE + 0.27 * SIZE);
    }

    private static void centred(Graphics2D pen, String text, double y) {
        double width = pen.getFontMetrics().getStringBounds(text, pen).getWidth();
        pen.drawString(
                text, (float) (MIDDLE - width / 2), (float) (y + pen.getFont().getSize2D() / 3));
    }

    private static Font font(String text, float size) {
        Font font = new Font(Font.SERIF, Font.BOLD, 1).deriveFont(size);
        if (font.canDisplayUpTo(text) >= 0) {
            throw new Refusal("seal.no-font", "no font here has the letters of the seal");
        }
        return font;
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not break", e);
        }
    }
}
