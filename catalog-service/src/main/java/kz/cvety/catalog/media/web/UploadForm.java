package kz.cvety.catalog.media.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import kz.cvety.catalog.media.FileMissing;
import kz.cvety.catalog.media.FileNameNotAcceptable;
import kz.cvety.catalog.media.FileTooLarge;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The form that an upload is. It is read from the request as it comes, so that the bounds of every body hold for it too, and never
 * touches the disk.
 */
final class UploadForm {

    private static final String FIELD = "file";
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_HEADERS = 4096;

    private final String name;
    private final byte[] content;

    private UploadForm(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    static UploadForm read(HttpServletRequest request, long mostBytes) {
        var upload = new FileUpload();
        upload.setFileCountMax(MOST_PARTS);
        upload.setPartHeaderSizeMax(LONGEST_HEADERS);
        upload.setHeaderEncoding("UTF-8");
        try {
            var parts = upload.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                var part = parts.next();
                if (!part.isFormField() && FIELD.equals(part.getFieldName())) {
                    return new UploadForm(name(part), content(part, mostBytes));
                }
            }
        } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read", e);
        }
        throw new FileMissing();
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    private static byte[] content(FileItemStream part, long mostBytes) throws IOException {
        try (var in = part.openStream()) {
            var content = in.readNBytes(Math.toIntExact(mostBytes + 1));
            if (content.length == 0) {
                throw new FileMissing();
            }
            if (content.length > mostBytes) {
                throw new FileTooLarge(mostBytes);
            }
            return content;
        }
    }

    /** Some browsers send the whole path. */
    private static String name(FileItemStream part) {
        var given = part.getName() == null ? "" : part.getName();
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(UploadForm::isInvisible)) {
            throw new FileNameNotAcceptable();
        }
        return name;
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
