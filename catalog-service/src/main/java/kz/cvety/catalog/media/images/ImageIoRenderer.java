package kz.cvety.catalog.media.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import kz.cvety.catalog.media.Format;
import kz.cvety.catalog.media.ImageTooLarge;
import kz.cvety.catalog.media.MediaProperties;
import kz.cvety.catalog.media.Renderer;
import kz.cvety.catalog.media.Rendition;
import kz.cvety.catalog.media.Size;
import kz.cvety.catalog.media.UnreadableImage;
import net.coobird.thumbnailator.Thumbnails;
import org.springframework.stereotype.Component;

/** Renders with the readers of ImageIO, only those of the format the bytes begin with. Opaque pictures become JPEG, others PNG. */
@Component
final class ImageIoRenderer implements Renderer {

    private static final double QUALITY = 0.88;

    private final MediaProperties properties;

    ImageIoRenderer(MediaProperties properties) {
        this.properties = properties;
        ImageIO.scanForPlugins();
    }

    @Override
    public Rendition render(byte[] upload, Format format) {
        try {
            // turned last: a small picture is turned in less memory
            var picture = Orientation.of(upload).apply(decode(upload, format));
            var kept = Pixels.isOpaque(picture) ? Format.JPEG : Format.PNG;
            var thumbnails = new TreeMap<Integer, byte[]>();
            var size = new Size(picture.getWidth(), picture.getHeight());
            for (var side : properties.thumbnails()) {
                if (side < size.longerSide()) {
                    thumbnails.put(side, written(Pixels.inWebColours(picture, side), kept));
                }
            }
            return new Rendition(kept, size, written(picture, kept), thumbnails);
        } catch (IOException e) {
            throw new UnreadableImage();
        }
    }

    /** Readers of broken files fail in every way there is, and so do colours of a broken profile. */
    private BufferedImage decode(byte[] upload, Format format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(in, true, true);
            var size = sizeOf(reader);
            if ((long) size.width() * size.height() > properties.maxPixels()) {
                throw new ImageTooLarge(size.width(), size.height(), properties.maxPixels());
            }
            return read(reader);
        } finally {
            reader.dispose();
        }
    }

    private static Size sizeOf(ImageReader reader) {
        try {
            return new Size(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableImage();
        }
    }

    private BufferedImage read(ImageReader reader) {
        try {
            return Pixels.inWebColours(reader.read(0), properties.maxSide());
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableImage();
        }
    }

    private static byte[] written(BufferedImage image, Format format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (format == Format.PNG) {
            ImageIO.write(image, "png", bytes);
        } else {
            var opaque = image.getType() == BufferedImage.TYPE_INT_RGB ? image : Pixels.withoutAlpha(image);
            Thumbnails.of(opaque)
                    .scale(1)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(bytes);
        }
        return bytes.toByteArray();
    }
}
