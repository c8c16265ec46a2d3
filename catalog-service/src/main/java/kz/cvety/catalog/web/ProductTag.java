package kz.cvety.catalog.web;

import kz.cvety.catalog.Product;
import kz.cvety.kit.http.IfMatch;

/** The ETag of a product: its version, and a trace of what staff see beside it that changes without one. */
final class ProductTag {

    private ProductTag() {}

    static String of(Product product) {
        var beside = new StringBuilder(product.sync().wireName());
        var folder = product.offer().folder();
        if (folder != null) {
            beside.append(' ').append(folder.name());
        }
        var reason = product.parkedReason();
        if (reason != null) {
            beside.append(' ').append(reason);
        }
        return IfMatch.tag(product.version(), beside.toString());
    }
}
