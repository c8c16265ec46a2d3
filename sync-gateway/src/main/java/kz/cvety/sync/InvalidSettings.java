package kz.cvety.sync;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** A setting of a connection is not acceptable. */
public final class InvalidSettings extends Rejection {
    InvalidSettings(String field, String detail) {
        super(
                Kind.INVALID,
                "invalid-connection",
                field + " " + detail,
                Map.of("errors", List.of(Map.of("pointer", "#/" + field, "detail", detail))));
    }
}
