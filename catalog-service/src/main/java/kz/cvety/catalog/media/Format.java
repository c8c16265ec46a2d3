package kz.cvety.catalog.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a file is by its first bytes; what its name and its sender say of it counts for nothing. */
public enum Format {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    PDF("pdf", "application/pdf");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_BEGINS = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final String extension;
    private final String contentType;

    Format(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isPicture() {
        return this != PDF;
    }

    /** Nothing for what is none of these. */
    public static Optional<Format> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    static Format ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow();
    }

    private boolean begins(byte[] file) {
        return switch (this) {
            case JPEG -> has(file, 0, JPEG_BEGINS);
            case PNG -> has(file, 0, PNG_BEGINS);
            case WEBP -> has(file, 0, ascii("RIFF")) && has(file, 8, ascii("WEBP"));
            case PDF -> has(file, 0, ascii("%PDF-"));
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] file, int from, byte[] wanted) {
        var to = from + wanted.length;
        return file.length >= to && Arrays.equals(file, from, to, wanted, 0, wanted.length);
    }
}
