package kz.cvety.payments.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Rejection;
import kz.cvety.payments.Payment;
import kz.cvety.payments.Purse;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens to money in whatever order, the books come to zero and say what the payments say. */
class LedgerPropertiesIT {

    private enum What {
        PLACED,
        CHANGED,
        CALLED_OFF,
        CAME_FOR_ORDER,
        CAME,
        ASSIGNED,
        REFUNDED
    }

    /** Something happens to one of the orders and one of the payments there are. */
    private record Happening(What what, int order, int payment, int tenge) {}

    /** A shop and what happened there. */
    private static final class Day {

        private final Till till = new Till();
        private final List<UUID> orders = new ArrayList<>();
        private final Map<UUID, Long> versions = new HashMap<>();
        private final List<UUID> payments = new ArrayList<>();

        void happens(Happening happening) {
            try {
                switch (happening.what()) {
                    case PLACED -> orders.add(till.order(happening.tenge() + ".00"));
                    case CHANGED -> tell(happening, "NEW", happening.tenge());
                    case CALLED_OFF -> tell(happening, "CANCELLED", happening.tenge());
                    case CAME -> payments.add(till.money(happening.tenge() + ".00"));
                    case CAME_FOR_ORDER -> came(happening);
                    case ASSIGNED -> assign(happening);
                    case REFUNDED -> refund(happening);
                }
            } catch (Rejection refused) {
                // then nothing was posted, which the books show
            }
        }

        private void tell(Happening happening, String status, int total) {
            if (!orders.isEmpty()) {
                var order = pick(orders, happening.order());
                till.hear(Till.heard(order, versions.merge(order, 2L, (a, b) -> a + 1), status, total + ".00"));
            }
        }

        private void came(Happening happening) {
            if (!orders.isEmpty()) {
                payments.add(till.money(happening.tenge() + ".00", pick(orders, happening.order()), Instant.EPOCH));
            }
        }

        private void assign(Happening happening) {
            if (!orders.isEmpty() && !payments.isEmpty()) {
                till.assign(pick(payments, happening.payment()), pick(orders, happening.order()));
            }
        }

        private void refund(Happening happening) {
            if (!payments.isEmpty()) {
                till.refund(pick(payments, happening.payment()), happening.tenge() + ".00");
            }
        }

        private static UUID pick(List<UUID> some, int which) {
            return some.get(which % some.size());
        }

        void mustAgree() {
            var left = new HashMap<String, Long>();
            for (var balance : till.call(() -> World.bean(Books.class).balances(till.shop))) {
                left.put(
                        balance.account(),
                        balance.debit().minus(balance.credit()).minor());
            }
            var known = payments.stream().map(till::payment).toList();
            assertThat(left.values().stream().mapToLong(Long::longValue).sum()).isZero();
            assertThat(left.getOrDefault("orders", 0L)).isEqualTo(-lyingIn(known, Purse.ORDERS));
            assertThat(left.getOrDefault("unassigned", 0L)).isEqualTo(-lyingIn(known, Purse.UNASSIGNED));
            assertThat(left.getOrDefault("clearing:MANUAL", 0L))
                    .isEqualTo(known.stream()
                            .mapToLong(payment -> payment.remaining().minor())
                            .sum());
        }

        private static long lyingIn(List<Payment> payments, Purse purse) {
            return payments.stream()
                    .filter(payment -> payment.liesIn() == purse)
                    .mapToLong(payment -> payment.remaining().minor())
                    .sum();
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void comesToZeroAfterAnySequence(@ForAll("days") List<Happening> happenings) {
        var day = new Day();
        happenings.forEach(day::happens);
        day.mustAgree();
    }

    @Provide
    Arbitrary<List<Happening>> days() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(1000, 1000, 2500, 9999, 10))
                .as(Happening::new)
                .list()
                .ofSize(40);
    }
}
