package kz.cvety.catalog;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** Each field is well formed, but together, or with what the shop has, they make no product. */
public final class UnusableProduct extends Rejection {

    UnusableProduct(String pointer, String detail) {
        super(
                Kind.INVALID,
                "unusable-product",
                "The fields do not go together",
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
    }

    public static UnusableProduct unknownFolder() {
        return new UnusableProduct("#/folderId", "this shop has no such folder");
    }
}
