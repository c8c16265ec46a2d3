package kz.cvety.simulators.bitrix;

import java.util.ArrayList;
import java.util.List;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Products as managers, over JSON: {@code GET} and {@code POST /_sim/products}, {@code GET}, {@code POST} and {@code DELETE
 * /_sim/products/1243}. What a body does not name stays as it is.
 */
final class ProductControl {

    static final String PATH = "/_sim/products";

    private static final String ONE = PATH + "/\\d{1,18}";

    private final BitrixProducts products;
    private final ProductJson json;

    ProductControl(BitrixProducts products, ProductJson json) {
        this.products = products;
        this.json = json;
    }

    Reply handle(Request request) {
        try {
            return perform(request);
        } catch (NoSuchProduct missing) {
            return error(404, String.valueOf(missing.getMessage()), "product");
        } catch (CallRefused refused) {
            return error(422, String.valueOf(refused.getMessage()), refused.step());
        }
    }

    private Reply perform(Request request) {
        var path = request.path();
        return switch (request.method() + path.replaceFirst(ONE, "/#").replaceFirst(PATH, "")) {
            case "GET" -> json(products.all().stream().map(json::view).toList());
            case "POST" -> {
                var body = body(request);
                yield json(json.view(products.add(read(body), manager(body))));
            }
            case "GET/#" -> json(json.view(products.get(id(path))));
            case "POST/#" -> {
                var body = body(request);
                yield json(json.view(products.edit(id(path), read(body), manager(body))));
            }
            case "DELETE/#" -> {
                products.delete(id(path), ShopPages.MANAGER);
                yield json(Json.object().put("deleted", true));
            }
            default -> Reply.json(404, "{}");
        };
    }

    static ProductEdit read(ObjectNode body) {
        var wanted = ProductEdit.of();
        for (var name : body.propertyNames()) {
            var text = Json.text(body, name);
            wanted = switch (name) {
                case "xml_id" -> wanted.xmlId(text);
                case "name" -> wanted.name(text);
                case "price" -> wanted.price(ProductPrice.read(text));
                case "currency" -> wanted.currency(text);
                case "available" -> wanted.available(body.path(name).asBoolean(false));
                case "image" -> wanted.image(text);
                case "images" -> wanted.images(texts(body.path(name)));
                case "description" -> wanted.description(text);
                case "height" -> wanted.height(text);
                case "section" -> wanted.section(text);
                case "changed_by" -> wanted;
                default -> throw new CallRefused(name, "no such field: " + name);
            };
        }
        return wanted;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static ObjectNode body(Request request) {
        return Json.parse(request.body()).orElseThrow(() -> new CallRefused("request", "not a JSON object"));
    }

    private static long manager(ObjectNode body) {
        return body.path("changed_by").asLong(ShopPages.MANAGER);
    }

    private static long id(String path) {
        return CheckoutReader.integer("product", path.substring(PATH.length() + 1));
    }

    private static Reply json(Object value) {
        return Reply.json(200, Json.write(value));
    }

    private static Reply error(int status, String text, String step) {
        return Reply.json(status, BitrixCalls.error(text, step).toString());
    }
}
