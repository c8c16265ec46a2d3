package kz.cvety.catalog.media;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** A file that is not taken; tells the field of the form it came in. */
public abstract class UploadRefused extends Rejection {

    protected UploadRefused(Kind kind, String code, String message, Map<String, Object> facts) {
        super(kind, code, message, withField(message, facts));
    }

    protected UploadRefused(Kind kind, String code, String message) {
        this(kind, code, message, Map.of());
    }

    private static Map<String, Object> withField(String message, Map<String, Object> facts) {
        var all = new HashMap<>(facts);
        all.put("errors", List.of(Map.of("pointer", "#/file", "detail", message)));
        return all;
    }
}
