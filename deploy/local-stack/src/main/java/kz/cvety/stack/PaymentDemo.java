package kz.cvety.stack;

import java.math.BigDecimal;
import java.util.UUID;
import kz.cvety.simulators.kaspi.KaspiPayment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The part of the demo about money: an order that is paid at Kaspi, with the callback lost, and partly given back. */
final class PaymentDemo {

    private static final String TOTAL = "12500.00";

    private final LocalStack stack;
    private final DemoPrinter printer;
    private final OrderApi orders;
    private final PaymentApi payments;

    PaymentDemo(LocalStack stack, DemoPrinter printer) {
        this.stack = stack;
        this.printer = printer;
        this.orders = new OrderApi(stack);
        this.payments = new PaymentApi(stack);
    }

    /** Plays it and answers whether the books are in balance. */
    boolean play() {
        printer.chapter("7. A buyer pays at Kaspi, and nobody calls back");
        var order = placed();
        stack.kaspi().callbackTo(null);
        stack.kaspi().pay(atKaspi(order).id());
        printer.step("Kaspi", "the buyer pays " + TOTAL + " ₸; the callback is lost");
        printer.seen(
                "payments",
                "PAID, learned by asking",
                () -> payment(order).path("status").asString("").equals("PAID"));
        printer.seen(
                "order-service",
                "status PAID",
                () -> orders.get(order).path("status").asString("").equals("PAID"));
        printer.seen(
                "Bitrix",
                "status PD",
                () -> stack.bitrix().shop().findByXmlId(order.toString()).stream()
                        .anyMatch(each -> each.status().equals("PD")));

        printer.chapter("8. The shop gives a part of it back");
        payments.refund(UUID.fromString(payment(order).path("id").asString()), "2500.00");
        printer.step("payments", "2500.00 asked back");
        printer.seen(
                "Kaspi",
                "gave back 2 500 ₸",
                () -> stack.kaspi().payment(atKaspi(order).id()).returned().intValue() == 2500);
        printer.seen(
                "payments",
                "PARTLY_REFUNDED",
                () -> payment(order).path("status").asString("").equals("PARTLY_REFUNDED"));
        return booksBalance();
    }

    private UUID placed() {
        var order = orders.place("""
                {"buyer":{"name":"Данияр","phone":"+77000000003"},
                 "recipient":{"name":"Ғалия","phone":"+77000000004"},
                 "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                 "items":[{"externalProductId":"7","name":"51 қызыл раушан","price":"11000.00","quantity":1}],
                 "deliveryFee":"1500.00","payment":{"provider":"KASPI"}}
                """);
        printer.step("order-service", "order " + order + ", to be paid at Kaspi");
        printer.seen(
                "payments",
                "a link to pay " + TOTAL,
                () -> payment(order).path("payUrl").isString());
        printer.seen(
                "order-service",
                "shows the link",
                () -> orders.get(order).path("payment").path("payUrl").isString());
        return order;
    }

    private JsonNode payment(UUID order) {
        return payments.ofOrder(order).stream().findFirst().orElse(MissingNode.getInstance());
    }

    private KaspiPayment atKaspi(UUID order) {
        var attempt = payment(order).path("attempts").path(0).path("id").asString();
        return stack.kaspi().payments(attempt).getFirst();
    }

    private boolean booksBalance() {
        var balances = payments.balances();
        balances.forEach((account, balance) -> printer.step("ledger", account + " " + balance));
        var balanced = balances.values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .signum()
                == 0;
        printer.step("ledger", balanced ? "sums to zero" : "does NOT sum to zero");
        return balanced;
    }
}
