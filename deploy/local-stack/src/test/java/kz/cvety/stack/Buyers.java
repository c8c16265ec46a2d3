package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.simulators.kaspi.KaspiPayment;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import tools.jackson.databind.JsonNode;

/**
 * Buyers who order to pay at Kaspi: most pay, some get a part back, some answers of Kaspi are lost. Each amount is a different one, so
 * that what Kaspi holds in the end can be held against our books, payment by payment.
 */
final class Buyers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final BigDecimal BACK = new BigDecimal("100.00");

    private final LocalStack stack;
    private final Ledger ledger;
    private final OrderApi orders;
    private final PaymentApi payments;
    private final Random random = new Random();
    private final List<UUID> placed = new ArrayList<>();
    private final Set<UUID> paid = new HashSet<>();
    private final Set<UUID> askedBack = new HashSet<>();

    Buyers(LocalStack stack, Ledger ledger) {
        this.stack = stack;
        this.ledger = ledger;
        this.orders = new OrderApi(stack, PATIENCE);
        this.payments = new PaymentApi(stack, PATIENCE);
        stack.kaspi().callbackFaults().drop(0.3).duplicate(2);
    }

    /** Orders and pays until it is stopped, repeating each request until it is answered. */
    void buy(AtomicBoolean stopped) {
        payments.openAccounts(stack.secrets());
        while (!stopped.get()) {
            if (random.nextInt(10) == 0) {
                stack.kaspi()
                        .faults()
                        .add(CallFault.next(1, FaultKind.ANSWER_LOST).on("qr/create-link"));
            }
            var order = orders.place(order(placed.size()));
            ledger.shopDid(order, "NEW");
            placed.add(order);
            if (stopped.get()) {
                return;
            }
            placed.stream().filter(each -> !paid.contains(each)).toList().forEach(this::pay);
            if (random.nextInt(4) == 0) {
                paid.stream()
                        .filter(each -> !askedBack.contains(each))
                        .findFirst()
                        .ifPresent(this::askBack);
            }
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }

    private void pay(UUID order) {
        var link = orders.get(order).path("payment").path("payUrl").asString("");
        offered(link).ifPresent(payment -> {
            ledger.shopDid(order, "PAID");
            stack.kaspi().pay(payment.id());
            paid.add(order);
        });
    }

    private Optional<KaspiPayment> offered(String link) {
        return link.isEmpty()
                ? Optional.empty()
                : stack.kaspi().payments().stream()
                        .filter(payment -> link.endsWith("/" + payment.token()))
                        .filter(payment -> payment.stage() == KaspiPayment.Stage.OFFERED)
                        .findFirst();
    }

    private void askBack(UUID order) {
        payments.ofOrder(order).stream()
                .filter(payment -> payment.path("status").asString().equals("PAID"))
                .findFirst()
                .ifPresent(payment -> {
                    payments.refund(UUID.fromString(payment.path("id").asString()), BACK.toString());
                    askedBack.add(order);
                });
    }

    /** Nothing was charged twice, everything that was paid is known once, and the books hold what Kaspi holds. */
    void settle(Duration patience) {
        await("money is where it belongs").atMost(patience).untilAsserted(() -> {
            for (var order : paid) {
                assertThat(statuses(order)).as("payments of %s", order).containsAnyOf("PAID", "PARTLY_REFUNDED");
                assertThat(orders.get(order).path("status").asString())
                        .as("status of %s", order)
                        .isEqualTo("PAID");
            }
            for (var order : askedBack) {
                assertThat(refunds(order)).as("refunds of %s", order).doesNotContain("WAITING", "SENT");
            }
        });
        var ours = payments.all();
        stack.kaspi()
                .payments()
                .forEach(payment -> assertThat(stack.kaspi().payments(payment.externalId()))
                        .as("charges of attempt %s", payment.externalId())
                        .hasSize(1));
        for (var payment : stack.kaspi().payments()) {
            if (payment.paid().signum() > 0) {
                assertThat(known(ours, payment.transactionId()))
                        .as("payments of transaction %s", payment.transactionId())
                        .hasSize(1);
            }
            assertThat(payment.returned()).as("given back of %s", payment.id()).isLessThanOrEqualTo(BACK);
        }
        assertThat(payments.balances().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("all accounts")
                .isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(payments.balance("clearing:KASPI")).as("what Kaspi holds").isEqualByComparingTo(atKaspi());
    }

    String summary() {
        return "%d orders to pay, %d paid, %d asked back, %d links made, %d unclear"
                .formatted(
                        placed.size(),
                        paid.size(),
                        askedBack.size(),
                        stack.kaspi().payments().size(),
                        payments.all().stream()
                                .filter(payment ->
                                        payment.path("attention").asString("").equals("UNCLEAR_REQUEST"))
                                .count());
    }

    int paid() {
        return paid.size();
    }

    /** What was paid less what went back, as Kaspi says. */
    private BigDecimal atKaspi() {
        return stack.kaspi().payments().stream().map(KaspiPayment::available).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> statuses(UUID order) {
        return payments.ofOrder(order).stream()
                .map(payment -> payment.path("status").asString())
                .toList();
    }

    private List<String> refunds(UUID order) {
        return payments.ofOrder(order).stream()
                .flatMap(payment -> payment.path("refunds").valueStream())
                .map(refund -> refund.path("state").asString())
                .toList();
    }

    private static List<JsonNode> known(List<JsonNode> ours, String transaction) {
        return ours.stream()
                .filter(payment -> payment.path("transactionId").asString("").equals(transaction))
                .toList();
    }

    private static String order(int number) {
        return """
                {"buyer":{"name":"Данияр","phone":"+77000000005"},
                 "recipient":{"name":"Ғалия","phone":"+77000000006"},
                 "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                 "items":[{"name":"Пион","price":"%d.00","quantity":1}],"payment":{"provider":"KASPI"}}
                """.formatted(10_000 + number);
    }
}
