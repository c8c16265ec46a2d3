package kz.cvety.catalog.media;

import java.util.Map;

/** A file of more bytes than are taken. */
public final class FileTooLarge extends UploadRefused {

    public FileTooLarge(long most) {
        super(Kind.TOO_LARGE, "file-too-large", "The file is too large", Map.of("mostBytes", most));
    }
}
