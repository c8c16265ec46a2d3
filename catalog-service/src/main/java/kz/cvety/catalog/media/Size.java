package kz.cvety.catalog.media;

/** Width and height of a picture as people see it, in pixels. */
public record Size(int width, int height) {

    public int longerSide() {
        return Math.max(width, height);
    }
}
