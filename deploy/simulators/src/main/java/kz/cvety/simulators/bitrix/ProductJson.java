package kz.cvety.simulators.bitrix;

import java.net.URI;
import java.util.function.Supplier;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Products as the shop's PHP spells them. Pictures of its own are told under the address the shop has now. */
final class ProductJson {

    private final Supplier<URI> address;

    ProductJson(Supplier<URI> address) {
        this.address = address;
    }

    /** The {@code product_data} of a hook and the {@code product} of an answer. */
    ObjectNode data(BitrixProduct product, boolean legacy) {
        var json = Json.object().put("id", product.id());
        if (!product.deleted()) {
            json.put("title", product.name())
                    .put("price", price(product))
                    .put("isAvailable", product.available())
                    .put("image", shown(product.image()));
            var images = json.putArray("images");
            product.images().forEach(image -> images.add(shown(image)));
            json.put("catalogHeight", product.height()).put("description", product.description());
        }
        if (!legacy) {
            json.put("version", product.version())
                    .put("date_update", OrderJson.time(product.dateUpdate()))
                    .put("changed_by", product.changedBy());
            if (!product.xmlId().isEmpty() && !product.deleted()) {
                json.put("xml_id", product.xmlId());
            }
        }
        return json;
    }

    /** A product in the answer of {@code changed_products}, a deleted one as its trace. */
    ObjectNode listed(BitrixProduct product) {
        return product.deleted()
                ? Json.object()
                        .put("id", product.id())
                        .put("deleted", true)
                        .put("version", product.version())
                        .put("date_update", OrderJson.time(product.dateUpdate()))
                : data(product, false);
    }

    /** Everything, for the simulator's own interface. */
    ObjectNode view(BitrixProduct product) {
        return data(product, false)
                .put("amount", OrderJson.money(product.price()))
                .put("currency", product.currency())
                .put("section", product.section())
                .put("xml_id", product.xmlId())
                .put("image_source", product.imageSource())
                .put("image_hash", product.imageHash())
                .put("deleted", product.deleted());
    }

    String shown(String image) {
        return image.startsWith("/") ? address.get() + image : image;
    }

    /** As shoppers read it: {@code 4 950 ₸}. */
    static String price(BitrixProduct product) {
        return ProductPrice.write(product.price(), product.currency());
    }
}
