package kz.cvety.simulators.bitrix;

import java.util.regex.Pattern;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shop's end of a product written from outside: by its number, or by our id, which is its external key. */
final class ProductUpdate {

    /** How the faults and the ledger call it. */
    static final String ACTION = "product.update";

    private static final String PATH = "/api/v2/products/update-from-railway/";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final BitrixProducts products;
    private final ProductJson json;
    private final PictureDownload pictures;
    private final Switches switches;

    ProductUpdate(BitrixProducts products, ProductJson json, PictureDownload pictures, Switches switches) {
        this.products = products;
        this.json = json;
        this.pictures = pictures;
        this.switches = switches;
    }

    /** What became of a call. */
    record Done(int status, ObjectNode answer, boolean wrote, long productId) {}

    static boolean at(String path) {
        return path.startsWith(PATH);
    }

    Done perform(String path, ObjectNode call) throws InterruptedException {
        var id = path.substring(PATH.length());
        try {
            if (NUMBER.matcher(id).matches()) {
                var product = products.get(Long.parseLong(id));
                return write(product, read(call, json.shown(product.image())));
            }
            if (UUID.matcher(id).matches() && !switches.legacyProducts) {
                return byXmlId(id, call);
            }
            return refused(404, "product not found", "product");
        } catch (CallRefused refused) {
            return refused(422, String.valueOf(refused.getMessage()), refused.step());
        } catch (NoSuchProduct missing) {
            return refused(404, "product not found", "product");
        }
    }

    private Done byXmlId(String xmlId, ObjectNode call) throws InterruptedException {
        var known = products.findByXmlId(xmlId).stream().findFirst();
        var wanted =
                read(call, known.map(product -> json.shown(product.image())).orElse(""));
        synchronized (products) {
            var existing = products.findByXmlId(xmlId);
            return existing.isEmpty()
                    ? saved(products.create(wanted.xmlId(xmlId), ""), true)
                    : write(existing.getFirst(), wanted);
        }
    }

    private Done write(BitrixProduct before, ProductEdit wanted) {
        synchronized (products) {
            var version = products.get(before.id()).version();
            var after = products.change(before.id(), wanted, "");
            return saved(after, after.version() > version);
        }
    }

    private ProductEdit read(ObjectNode call, String imageNow) throws InterruptedException {
        var wanted = ProductEdit.of();
        if (told(call, "name")) {
            wanted = wanted.name(text(call, "name").strip());
        }
        if (told(call, "price")) {
            wanted = wanted.price(ProductPrice.read(text(call, "price")));
        }
        if (told(call, "description")) {
            wanted = wanted.description(text(call, "description"));
        }
        if (told(call, "enabled")) {
            wanted = wanted.available(enabled(text(call, "enabled")));
        }
        if (told(call, "image") && !text(call, "image").equals(imageNow)) {
            wanted = wanted.image(pictures.of(text(call, "image")));
        }
        return wanted;
    }

    private static boolean enabled(String text) {
        return switch (text) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw new CallRefused("enabled", "neither Y nor N: " + text);
        };
    }

    private static boolean told(JsonNode call, String field) {
        return call.hasNonNull(field);
    }

    private static String text(JsonNode call, String field) {
        if (!call.path(field).isValueNode()) {
            throw new CallRefused(field, field + " is not a text");
        }
        return Json.text(call, field);
    }

    private static Done saved(BitrixProduct product, boolean wrote) {
        var answer = Json.object()
                .put("status", "success")
                .put("product_id", product.id())
                .put("updated_at", OrderJson.time(product.dateUpdate()))
                .put("version", product.version());
        return new Done(200, answer, wrote, product.id());
    }

    private static Done refused(int status, String error, String step) {
        return new Done(status, BitrixCalls.error(error, step), false, 0);
    }
}
