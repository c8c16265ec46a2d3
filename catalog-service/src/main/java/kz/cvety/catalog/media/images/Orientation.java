package kz.cvety.catalog.media.images;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.coobird.thumbnailator.filters.Flip;
import net.coobird.thumbnailator.filters.Rotation;

/** How the camera was held, as the Exif of a picture says, in whichever format it is. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    MIRRORED_UPSIDE_DOWN,
    MIRRORED_LEFT,
    LEFT,
    MIRRORED_RIGHT,
    RIGHT;

    /** Upright where nothing is said, or nothing that can be understood. */
    static Orientation of(byte[] upload) {
        try {
            var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(upload), upload.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            var said = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return said == null || said < 1 || said > values().length ? UPRIGHT : values()[said - 1];
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    BufferedImage apply(BufferedImage image) {
        return switch (this) {
            case UPRIGHT -> image;
            case MIRRORED -> Flip.HORIZONTAL.apply(image);
            case UPSIDE_DOWN -> Rotation.ROTATE_180_DEGREES.apply(image);
            case MIRRORED_UPSIDE_DOWN -> Flip.VERTICAL.apply(image);
            case MIRRORED_LEFT -> Flip.HORIZONTAL.apply(Rotation.RIGHT_90_DEGREES.apply(image));
            case LEFT -> Rotation.RIGHT_90_DEGREES.apply(image);
            case MIRRORED_RIGHT -> Flip.HORIZONTAL.apply(Rotation.LEFT_90_DEGREES.apply(image));
            case RIGHT -> Rotation.LEFT_90_DEGREES.apply(image);
        };
    }
}
