package kz.cvety.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixOrder;
import kz.cvety.simulators.bitrix.Checkout;

/**
 * {@code make demo}: one order from each side followed through all services, then an outage of Bitrix with changes on both
 * sides, then a product changed on either side, then an order paid at Kaspi, then both sides compared field by field. Ends with exit code 1
 * when they are not equal, or the books of the money not in balance.
 */
final class Demo {

    private static final long MANAGER = 42;

    private final LocalStack stack;
    private final OrderApi api;
    private final DemoPrinter printer = new DemoPrinter();

    private Demo(LocalStack stack) {
        this.stack = stack;
        this.api = new OrderApi(stack);
    }

    public static void main(String[] arguments) {
        boolean equal;
        try (var stack = LocalStack.start(StackOptions.throwAway())) {
            equal = new Demo(stack).play();
        }
        System.exit(equal ? 0 : 1);
    }

    private boolean play() {
        printer.chapter("1. A shopper orders in Bitrix");
        var fromBitrix = orderInBitrix();

        printer.chapter("2. A florist moves it in Bitrix");
        printer.step("Bitrix", "status AP by manager " + MANAGER);
        var told = messages();
        stack.bitrix().shop().changeStatus(fromBitrix, "AP", MANAGER);
        printer.seen(
                "order-service",
                "status ACCEPTED",
                () -> ours(fromBitrix, "status").equals("ACCEPTED"));
        printer.seen("Telegram", "staff read about it", () -> messages() > told);

        printer.chapter("3. The shop takes an order of its own");
        var fromShop = orderInShop();

        printer.chapter("4. Bitrix goes away; both sides go on working");
        outage(fromBitrix, fromShop);

        var product = new ProductDemo(stack, printer).play();

        var balanced = new PaymentDemo(stack, printer).play();

        printer.chapter("9. Both sides, field by field");
        return compare(product, fromBitrix, bitrixIdOf(fromShop)) && balanced;
    }

    private long orderInBitrix() {
        var told = messages();
        var order = stack.bitrix()
                .shop()
                .order(Checkout.by("Айгүл Өмірбекқызы", "+77000000001")
                        .item("7", "51 қызыл раушан", "11000", 1)
                        .item("12", "Шоколад «Қазақстан»", "1750.50", 2)
                        .delivery("1500")
                        .property("nameRecipient", "Ұлжан Әбдіқызы")
                        .property("phoneRecipient", "+77000000002")
                        .property("addressRecipient", "Алматы, Абай даңғылы 10, 5-пәтер")
                        .property("postcardText", "Туған күніңмен, жаным! ❤\nӘрқашан күліп жүр 🌷")
                        .property("data", "2026-03-08")
                        .property("when", "18")
                        .property("city", "2")
                        .property("shopId", "17008"));
        printer.step("Bitrix", "order " + order.id() + ", " + order.price() + " KZT, two items, a card with ❤");
        printer.seen(
                "order-service",
                "order under the same number",
                () -> api.findByBitrixId(order.id()).isPresent());
        printer.seen("Telegram", "staff read about it", () -> messages() > told);
        return order.id();
    }

    private UUID orderInShop() {
        var told = messages();
        var order = api.place("""
                {"buyer":{"name":"Данияр","phone":"+77000000003"},
                 "recipient":{"name":"Ғалия","phone":"+77000000004"},
                 "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                 "items":[{"externalProductId":"7","name":"51 қызыл раушан","price":"11000.00","quantity":1}],
                 "deliveryFee":"1500.00","cardText":"Рахмет! 🌸","instructions":"Күзетке беріңіз"}
                """);
        printer.step("order-service", "order " + order + ", sync: " + sync(order));
        printer.seen("Telegram", "staff read about it", () -> messages() > told);
        printer.seen(
                "Bitrix", "the order exists there once", () -> inBitrix(order).size() == 1);
        printer.seen("order-service", "sync: synced", () -> sync(order).equals("synced"));
        return order;
    }

    private void outage(long fromBitrix, UUID fromShop) {
        stack.bitrix().unplug();
        printer.step("Bitrix", "unreachable, hooks wait in its outbox");
        for (var status : List.of("PAID", "ACCEPTED", "ASSEMBLED")) {
            api.changeStatus(fromShop, status);
        }
        printer.step("order-service", "the shop's order: PAID, ACCEPTED, ASSEMBLED; sync: " + sync(fromShop));
        var shop = stack.bitrix().shop();
        shop.changeStatus(fromBitrix, "CO", MANAGER);
        shop.changeStatus(fromBitrix, "DE", MANAGER);
        shop.editProperties(fromBitrix, java.util.Map.of("postcardText", "Құттықтаймын! 💐\nСенің достарың"), MANAGER);
        printer.step("Bitrix", "its order: CO, DE, and another card text");

        stack.bitrix().plugIn();
        printer.step("Bitrix", "back");
        printer.seen(
                "Bitrix",
                "the shop's order is CO there",
                () -> inBitrix(fromShop).stream()
                        .anyMatch(order -> order.status().equals("CO")));
        printer.seen(
                "order-service",
                "Bitrix's order is IN_DELIVERY here",
                () -> ours(fromBitrix, "status").equals("IN_DELIVERY"));
        printer.seen(
                "order-service",
                "with the new card text",
                () -> ours(fromBitrix, "cardText").startsWith("Құттықтаймын"));
        printer.seen("order-service", "sync: synced", () -> sync(fromShop).equals("synced"));
    }

    private boolean compare(Comparison product, long... bitrixIds) {
        var comparisons = new ArrayList<Comparison>();
        for (var id : bitrixIds) {
            var ours = api.findByBitrixId(id).orElseThrow();
            comparisons.add(Comparison.of(
                    stack.bitrix().shop().get(id),
                    api.get(UUID.fromString(ours.path("id").asString()))));
        }
        comparisons.add(product);
        comparisons.forEach(printer::table);
        var equal = comparisons.stream().allMatch(Comparison::equal);
        printer.verdict(equal);
        return equal;
    }

    private long bitrixIdOf(UUID order) {
        return inBitrix(order).getFirst().id();
    }

    private List<BitrixOrder> inBitrix(UUID order) {
        return stack.bitrix().shop().findByXmlId(order.toString());
    }

    private String ours(long bitrixId, String field) {
        return api.findByBitrixId(bitrixId)
                .map(order -> api.get(UUID.fromString(order.path("id").asString())))
                .map(order -> order.path(field).asString(""))
                .orElse("");
    }

    private String sync(UUID order) {
        return api.get(order).path("sync").asString("");
    }

    private int messages() {
        return stack.telegram().messages(ServiceProperties.STAFF_CHAT).size();
    }
}
