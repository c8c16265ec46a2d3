package kz.cvety.simulators.bitrix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture of so many flowers, always the same for the same number and colour. */
final class DrawnBouquet {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 480;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private DrawnBouquet() {}

    static byte[] png(int flowers, Color colour) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xF7F4EE), 0, HEIGHT, new Color(0xD9E4DA)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        wrapping(pen);
        var size = Math.clamp((int) (230 / Math.sqrt(flowers)), 26, 120);
        for (var i = flowers - 1; i >= 0; i--) {
            var distance = size * 0.62 * Math.sqrt(i);
            flower(
                    pen,
                    (int) (WIDTH / 2.0 + distance * Math.cos(i * GOLDEN_ANGLE)),
                    (int) (190 + 0.8 * distance * Math.sin(i * GOLDEN_ANGLE)),
                    size,
                    colour);
        }
        pen.dispose();
        return written(image);
    }

    private static void wrapping(Graphics2D pen) {
        pen.setColor(new Color(0x4E7F5B));
        pen.setStroke(new BasicStroke(7));
        for (var x = -48; x <= 48; x += 16) {
            pen.drawLine(WIDTH / 2 + x * 2, 220, WIDTH / 2 - x / 2, 440);
        }
        pen.setColor(new Color(0xC9AE86));
        pen.fillPolygon(new int[] {120, 360, 285, 195}, new int[] {280, 280, 430, 430}, 4);
        pen.setColor(new Color(0x9A4A54));
        pen.fillRect(192, 372, 96, 14);
    }

    private static void flower(Graphics2D pen, int x, int y, int size, Color colour) {
        var shades = new Color[] {colour.darker(), colour, colour.brighter(), colour};
        for (var ring = 0; ring < shades.length; ring++) {
            var diameter = size - ring * size / 5;
            pen.setColor(shades[ring]);
            pen.fillOval(x - diameter / 2, y - diameter / 2, diameter, diameter);
        }
    }

    private static byte[] written(BufferedImage image) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
