package kz.cvety.catalog.media;

/** Makes pictures that can be shown to everybody out of what somebody uploaded. */
public interface Renderer {

    /**
     * Turned upright, in the colours of the web, without any metadata, and no larger than configured. Nothing of the upload is
     * copied: what is no picture is an {@link UnreadableImage}, what is too large to decode an {@link ImageTooLarge}, told
     * before it is decoded.
     */
    Rendition render(byte[] upload, Format format);
}
