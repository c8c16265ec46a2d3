package kz.cvety.simulators.bitrix;

import java.util.Arrays;
import java.util.Map;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;

/** The managers' pages of products. */
final class ProductPages {

    private final BitrixProducts products;
    private final ProductJson json;
    private final ProductViews views;

    ProductPages(BitrixProducts products, ProductJson json) {
        this.products = products;
        this.json = json;
        this.views = new ProductViews(json);
    }

    Reply get(Request request) {
        var segments = request.segments();
        if (segments.size() == 1) {
            return ShopPages.page(200, "Товары", views.list(products));
        }
        if (segments.get(1).equals("new")) {
            return ShopPages.page(200, "Новый товар", views.blank());
        }
        var product = products.get(id(request));
        return ShopPages.page(200, product.name(), views.one(product));
    }

    Reply post(Request request) {
        return switch (request.path().replaceAll("\\d+", "#")) {
            case "/products" -> to(products.add(read(request.form(), ""), ShopPages.MANAGER));
            case "/products/#" -> {
                var product = products.get(id(request));
                yield to(products.edit(product.id(), read(request.form(), product.image()), ShopPages.MANAGER));
            }
            case "/products/#/delete" -> {
                products.delete(id(request), ShopPages.MANAGER);
                yield Reply.redirect(303, "/products");
            }
            default -> ShopPages.lost();
        };
    }

    /** A form tells every field; the picture's address as it was shown means the picture that is there. */
    private ProductEdit read(Map<String, String> typed, String imageNow) {
        var form = ShopPages.newlines(typed);
        var wanted = ProductEdit.of()
                .name(form.getOrDefault("name", "").strip())
                .price(ProductPrice.read(form.getOrDefault("price", "")))
                .section(form.getOrDefault("section", "").strip())
                .height(form.getOrDefault("height", "").strip())
                .available(form.containsKey("available"))
                .description(form.getOrDefault("description", ""))
                .images(Arrays.stream(form.getOrDefault("images", "").split("\n"))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .toList());
        var image = form.getOrDefault("image", "").strip();
        return image.equals(json.shown(imageNow)) ? wanted : wanted.image(image);
    }

    private static Reply to(BitrixProduct product) {
        return Reply.redirect(303, "/products/" + product.id());
    }

    private static long id(Request request) {
        return CheckoutReader.integer("product", request.segments().get(1));
    }
}
