package kz.cvety.simulators.bitrix;

import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway may ask about products. */
final class ProductReads {

    private final BitrixProducts products;
    private final ProductJson json;

    ProductReads(BitrixProducts products, ProductJson json) {
        this.products = products;
        this.json = json;
    }

    BitrixCalls.Done get(ObjectNode call) {
        var id = CheckoutReader.integer("product", Json.text(call, "product_id"));
        var found = products.find(id);
        if (found.isEmpty()) {
            return new BitrixCalls.Done(Json.object().put("status", "not_found"), false, 0, id);
        }
        var answer = Json.object().put("status", "success");
        answer.set("product", json.data(found.get(), false));
        return new BitrixCalls.Done(answer, false, 0, id);
    }

    /** A page by number, the traces of deleted products included. */
    BitrixCalls.Done changed(ObjectNode call) {
        var since = BitrixCalls.instant(Json.text(call, "since"));
        var afterId = call.path("after_id").asLong(0);
        var limit = Math.clamp(call.path("limit").asInt(50), 1, 500);
        var page = products.traces().stream()
                .filter(product ->
                        product.id() > afterId && !product.dateUpdate().isBefore(since))
                .limit(limit)
                .toList();
        var answer = Json.object().put("status", "success");
        var listed = answer.putArray("products");
        page.forEach(product -> listed.add(json.listed(product)));
        if (page.size() == limit) {
            answer.put("next_after_id", page.getLast().id());
        } else {
            answer.putNull("next_after_id");
        }
        return new BitrixCalls.Done(answer, false, 0);
    }
}
