package kz.cvety.catalog;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** A folder cannot be where it is wanted. */
public final class UnusableFolder extends Rejection {

    private UnusableFolder(String pointer, String detail) {
        super(
                Kind.INVALID,
                "unusable-folder",
                "The folder cannot be there",
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
    }

    static UnusableFolder noParent() {
        return new UnusableFolder("#/parentId", "this shop has no such folder");
    }

    static UnusableFolder insideItself() {
        return new UnusableFolder("#/parentId", "a folder cannot lie inside itself");
    }

    static UnusableFolder tooDeep(int most) {
        return new UnusableFolder("#/parentId", "folders go " + most + " levels deep at most");
    }

    static UnusableFolder tooMany(int most) {
        return new UnusableFolder("#", "a shop has " + most + " folders at most");
    }
}
