package kz.cvety.catalog.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** What is done to decoded pictures. */
final class Pixels {

    private static final int OPAQUE = 0xff;

    private Pixels() {}

    /** In sRGB, whatever profile it came with, and with no side longer than this. */
    static BufferedImage inWebColours(BufferedImage image, int longestSide) throws IOException {
        var type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (Math.max(image.getWidth(), image.getHeight()) <= longestSide) {
            return image.getType() == type ? image : drawn(image, type);
        }
        return Thumbnails.of(image)
                .size(longestSide, longestSide)
                .imageType(type)
                .asBufferedImage();
    }

    static BufferedImage withoutAlpha(BufferedImage image) {
        return drawn(image, BufferedImage.TYPE_INT_RGB);
    }

    static boolean isOpaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return true;
        }
        for (var pixel : ((DataBufferInt) image.getRaster().getDataBuffer()).getData()) {
            if (pixel >>> 24 != OPAQUE) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage drawn(BufferedImage image, int type) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
