package kz.cvety.catalog.media;

import java.util.Map;

/** A picture of more pixels than are decoded, however few bytes it has. */
public final class ImageTooLarge extends UploadRefused {

    public ImageTooLarge(int width, int height, int most) {
        super(
                Kind.INVALID,
                "image-too-large",
                "The picture has too many pixels",
                Map.of("width", width, "height", height, "mostPixels", most));
    }
}
