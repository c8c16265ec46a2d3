package kz.cvety.catalog.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one blob, which is also the end of its public address. It is 128 bits of chance, so that nobody guesses it; nothing
 * a person wrote gets into it, so it is safe in a path.
 */
public record BlobName(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}(?:-[0-9]{2,4})?\\.(?:jpg|png|pdf)");
    private static final int KEY = 32;

    public BlobName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the name of a blob");
        }
    }

    /** Nothing for what cannot be a name. */
    public static Optional<BlobName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BlobName(text)) : Optional.empty();
    }

    static BlobName of(String key, Format format) {
        return new BlobName(key + "." + format.extension());
    }

    static BlobName of(String key, int side, Format format) {
        return new BlobName(key + "-" + side + "." + format.extension());
    }

    /** What all blobs of one file begin with. */
    public String key() {
        return value.substring(0, KEY);
    }

    public Format format() {
        return Format.ofExtension(value.substring(value.indexOf('.') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
