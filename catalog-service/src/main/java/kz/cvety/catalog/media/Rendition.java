package kz.cvety.catalog.media;

import java.util.SortedMap;

/** A picture written anew, with its thumbnails by their longer sides, all in one format. */
public final class Rendition {

    private final Format format;
    private final Size size;
    private final byte[] picture;
    private final SortedMap<Integer, byte[]> thumbnails;

    public Rendition(Format format, Size size, byte[] picture, SortedMap<Integer, byte[]> thumbnails) {
        this.format = format;
        this.size = size;
        this.picture = picture;
        this.thumbnails = thumbnails;
    }

    public Format format() {
        return format;
    }

    public Size size() {
        return size;
    }

    public byte[] picture() {
        return picture;
    }

    public SortedMap<Integer, byte[]> thumbnails() {
        return thumbnails;
    }
}
