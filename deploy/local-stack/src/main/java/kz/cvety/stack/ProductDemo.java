package kz.cvety.stack;

import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixProduct;
import kz.cvety.simulators.bitrix.ProductEdit;
import tools.jackson.databind.JsonNode;

/** The part of the demo about a product: made and changed in Bitrix, then changed here. */
final class ProductDemo {

    private static final long MANAGER = 42;

    private final LocalStack stack;
    private final DemoPrinter printer;
    private final ProductApi api;

    ProductDemo(LocalStack stack, DemoPrinter printer) {
        this.stack = stack;
        this.printer = printer;
        this.api = new ProductApi(stack);
    }

    /** Plays it and returns both sides at the end. */
    Comparison play() {
        printer.chapter("5. A manager puts a product on the shelf in Bitrix, and changes its price");
        var inBitrix = madeInBitrix();

        printer.chapter("6. The shop changes it here");
        var ours = UUID.fromString(ours(inBitrix).path("id").asString());
        changedHere(ours, inBitrix);
        return Comparison.of(theirs(inBitrix), api.get(ours));
    }

    private long madeInBitrix() {
        var product = stack.bitrix()
                .products()
                .add(
                        ProductEdit.of("Букет «Наурыз»", "4950")
                                .description("15 қызғалдақ, эвкалипт 🌿")
                                .height("40 см"),
                        MANAGER);
        printer.step("Bitrix", "product " + product.id() + ", 4 950 ₸, by manager " + MANAGER);
        printer.seen(
                "catalog",
                "product under the same number, 4950.00",
                () -> price(product.id()).equals("4950.00"));
        stack.bitrix().products().edit(product.id(), ProductEdit.of().price("5200"), MANAGER);
        printer.step("Bitrix", "its price: 5 200 ₸");
        printer.seen("catalog", "price 5200.00", () -> price(product.id()).equals("5200.00"));
        return product.id();
    }

    private void changedHere(UUID ours, long inBitrix) {
        var calls = stack.bitrix().callCount();
        api.edit(ours, "{\"name\":\"Букет «Наурыз таңы»\",\"price\":\"5500.00\"}");
        printer.step("catalog", "another name and 5500.00, sync: " + api.sync(ours));
        printer.seen("Bitrix", "shows 5 500 ₸ and the new name", () -> {
            var product = theirs(inBitrix);
            return product.price().intValue() == 5500 && product.name().endsWith("таңы»");
        });
        printer.seen("catalog", "sync: synced", () -> api.sync(ours).equals("synced"));
        printer.step("Bitrix", "calls for it: " + (stack.bitrix().callCount() - calls));
    }

    private BitrixProduct theirs(long id) {
        return stack.bitrix().products().get(id);
    }

    private JsonNode ours(long bitrixId) {
        return api.findByBitrixId(bitrixId).orElseThrow();
    }

    private String price(long bitrixId) {
        return api.findByBitrixId(bitrixId)
                .map(product -> product.path("price").asString(""))
                .orElse("");
    }
}
