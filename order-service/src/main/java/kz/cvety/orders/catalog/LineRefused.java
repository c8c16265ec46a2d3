package kz.cvety.orders.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.cvety.kit.Money;
import kz.cvety.kit.Rejection.Kind;

/** Why one line cannot be had, and where in the request that is. */
record LineRefused(Kind kind, String code, int line, String field, String detail, Map<String, Object> facts) {

    private LineRefused(String code, Kind kind, int line, String field, String detail, Map<String, Object> facts) {
        this(kind, code, line, field, detail, facts);
    }

    private LineRefused(String code, int line, String field, String detail) {
        this(Kind.INVALID, code, line, field, detail, Map.of());
    }

    static LineRefused unknownProduct(int line) {
        return new LineRefused("unknown-product", line, "productId", "The shop has no such product");
    }

    static LineRefused notOffered(int line, String field) {
        return new LineRefused("product-not-offered", line, field, "It is not offered now");
    }

    static LineRefused variantRequired(int line) {
        return new LineRefused("variant-required", line, "variantId", "The product has variants: say which one");
    }

    static LineRefused unknownVariant(int line) {
        return new LineRefused("unknown-variant", line, "variantId", "The product has no such variant");
    }

    static LineRefused priceChanged(int line, Money price) {
        return new LineRefused(
                "price-changed",
                Kind.CONFLICT,
                line,
                "price",
                "It costs " + price + " " + price.currency() + " now",
                Map.of("price", price.toString()));
    }

    static LineRefused outOfStock(int line, int wanted, long available) {
        return new LineRefused(
                "out-of-stock",
                Kind.CONFLICT,
                line,
                "quantity",
                "Wanted are " + wanted + ", available are " + available,
                Map.of("wanted", wanted, "available", available));
    }

    Map<String, Object> asError() {
        var error = new LinkedHashMap<String, Object>();
        error.put("pointer", "#/items/" + line + "/" + field);
        error.put("code", code);
        error.put("detail", detail);
        error.putAll(facts);
        return error;
    }
}
