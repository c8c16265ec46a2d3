package kz.cvety.sync.bitrix;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** A body that cannot be read as the hook it should be; names the place, never shows what stands there. */
public final class Malformed extends Rejection {

    private final String pointer;

    public Malformed(String pointer, String detail) {
        super(
                Kind.INVALID,
                "malformed-webhook",
                pointer + " " + detail,
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
        this.pointer = pointer;
    }

    /** JSON pointer as a URI fragment, for example {@code #/data/ID}. */
    public String pointer() {
        return pointer;
    }
}
