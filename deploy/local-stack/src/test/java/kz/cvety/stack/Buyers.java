package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Buyers who order to pay at Kaspi or Stripe: most pay, some get a part back, some answers of the provider are lost. Each amount is a
 * different one, so that what a provider holds in the end can be held against our books, payment by payment.
 */
final class Buyers {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final BigDecimal BACK = new BigDecimal("100.00");

    private final StackSecrets secrets;
    private final Ledger ledger;
    private final OrderApi orders;
    private final PaymentApi payments;
    private final List<Till> tills;
    private final Random random = new Random();
    private final List<UUID> placed = new ArrayList<>();
    private final Set<UUID> paid = new HashSet<>();
    private final Set<UUID> askedBack = new HashSet<>();

    Buyers(LocalStack stack, Ledger ledger) {
        this.secrets = stack.secrets();
        this.ledger = ledger;
        this.orders = new OrderApi(stack, PATIENCE);
        this.payments = new PaymentApi(stack, PATIENCE);
        this.tills = List.of(Till.of(stack.kaspi()), Till.of(stack.stripe()));
        tills.forEach(Till::loseNews);
    }

    /** Orders and pays until it is stopped, repeating each request until it is answered. */
    void buy(AtomicBoolean stopped) {
        payments.openAccounts(secrets);
        while (!stopped.get()) {
            var till = tills.get(placed.size() % tills.size());
            if (random.nextInt(10) == 0) {
                till.loseNextAnswer();
            }
            var order = orders.place(order(placed.size(), till));
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
        if (link.isEmpty()) {
            return;
        }
        tills.stream().flatMap(till -> till.offered(link).stream()).findFirst().ifPresent(payment -> {
            ledger.shopDid(order, "PAID");
            payment.run();
            paid.add(order);
        });
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

    /** Nothing was charged twice, everything that was paid is known once, and the books hold what the providers hold. */
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
        tills.forEach(till -> agree(till, ours));
        assertThat(sum(payments.balances().values().stream()))
                .as("all accounts")
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    private void agree(Till till, List<JsonNode> ours) {
        var charges = till.charges();
        assertThat(charges)
                .as("charges at %s", till.name())
                .isNotEmpty()
                .extracting(Till.Charge::attempt)
                .doesNotHaveDuplicates();
        for (var charge : charges) {
            if (charge.isPaid()) {
                assertThat(known(ours, charge.transaction()))
                        .as("payments of transaction %s", charge.transaction())
                        .hasSize(1);
            }
            assertThat(charge.returned())
                    .as("given back of %s", charge.attempt())
                    .isLessThanOrEqualTo(BACK);
        }
        assertThat(payments.balance("clearing:" + till.name()))
                .as("what %s holds", till.name())
                .isEqualByComparingTo(
                        sum(charges.stream().map(each -> each.paid().subtract(each.returned()))));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String summary() {
        return "%d orders to pay, %d paid, %d asked back, %d links made, %d unclear"
                .formatted(
                        placed.size(),
                        paid.size(),
                        askedBack.size(),
                        tills.stream().mapToInt(till -> till.charges().size()).sum(),
                        payments.all().stream()
                                .filter(payment ->
                                        payment.path("attention").asString("").equals("UNCLEAR_REQUEST"))
                                .count());
    }

    int paid() {
        return paid.size();
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

    private static String order(int number, Till till) {
        return """
                {"buyer":{"name":"Данияр","phone":"+77000000005"},
                 "recipient":{"name":"Ғалия","phone":"+77000000006"},
                 "delivery":{"address":"Алматы, Төле би 7","date":"2026-03-08","slot":"15:00-16:00","slotId":"18","city":"Алматы","cityId":"2"},
                 "items":[{"name":"Пион","price":"%d.00","quantity":1}],"payment":{"provider":"%s"}}
                """.formatted(10_000 + number, till.name());
    }
}
