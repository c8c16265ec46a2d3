package kz.cvety.catalog.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures and files for tests; those that are made new are all different. */
public final class Samples {

    /** 40 by 20 as it lies, to be turned by a quarter to the right: red on the left, blue on the right. */
    public static final byte[] WEBP_ON_ITS_SIDE = Base64.getDecoder()
            .decode("UklGRpoAAABXRUJQVlA4WAoAAAAIAAAAJwAAEwAAVlA4IFoAAADwAwCdASooABQAPxF0slAsJySisAgBgCIJQBhSP/"
                    + "9wAAveYM/tUZMAAP7hw31VT19Nf/wQX8QX8QVnWMkPGeNqv/2l16B6jw1Z2V6MVHbQQvjSW0ddUqBMQABFWElGGgAA"
                    + "AE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA");

    private static final int LEFT = 0xe02020;
    private static final int RIGHT = 0x2020e0;
    private static final int PNG_HEADER = 33;
    private static final AtomicInteger MADE = new AtomicInteger();

    private Samples() {}

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, 0xff000000 | (x < width / 2 ? LEFT : RIGHT));
            }
        }
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        var comment = ByteBuffer.allocate(8)
                .put(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 6})
                .putInt(MADE.incrementAndGet())
                .array();
        return inserted(written(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpg"), 2, comment);
    }

    public static byte[] png(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** With a hole in its upper left corner. */
    public static byte[] pngWithHole(int width, int height) {
        var image = halves(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var x = 0; x < width / 4; x++) {
            for (var y = 0; y < height / 4; y++) {
                image.setRGB(x, y, 0);
            }
        }
        return written(image, "png");
    }

    public static byte[] pdf() {
        return ("%PDF-1.4\n% " + MADE.incrementAndGet() + " " + System.nanoTime() + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Says how the camera was held, and where it was. */
    public static byte[] withExif(byte[] jpeg, int orientation, String place) {
        var words = place.getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(38 + words.length + 1)
                .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2})
                .put(new byte[] {1, 0x0e, 0, 2})
                .putInt(words.length + 1)
                .putInt(38)
                .put(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0})
                .putInt(0)
                .put(words)
                .array();
        var app1 = ByteBuffer.allocate(10 + tiff.length)
                .put(new byte[] {(byte) 0xff, (byte) 0xe1})
                .putShort((short) (8 + tiff.length))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(tiff)
                .array();
        return inserted(jpeg, 2, app1);
    }

    /** A comment in a picture, where people hide things. */
    public static byte[] withComment(byte[] png, String text) {
        return inserted(png, PNG_HEADER, chunk("tEXt", ("Comment\0" + text).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Says it is of this size; what follows is far less. */
    public static byte[] claiming(byte[] png, int width, int height) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(png, 24, 5)
                .array();
        var forged = png.clone();
        System.arraycopy(chunk("IHDR", header), 0, forged, 8, 25);
        return forged;
    }

    public static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isRed(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 150 && colour.getBlue() < 100;
    }

    public static boolean isBlue(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getBlue() > 150 && colour.getRed() < 100;
    }

    private static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] inserted(byte[] whole, int at, byte[] part) {
        return ByteBuffer.allocate(whole.length + part.length)
                .put(whole, 0, at)
                .put(part)
                .put(whole, at, whole.length - at)
                .array();
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
