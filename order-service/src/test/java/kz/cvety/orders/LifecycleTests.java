package kz.cvety.orders;

import static kz.cvety.events.orders.OrderStatus.ACCEPTED;
import static kz.cvety.events.orders.OrderStatus.ASSEMBLED;
import static kz.cvety.events.orders.OrderStatus.CANCELLED;
import static kz.cvety.events.orders.OrderStatus.COMPLETED;
import static kz.cvety.events.orders.OrderStatus.DECLINED;
import static kz.cvety.events.orders.OrderStatus.DELIVERED;
import static kz.cvety.events.orders.OrderStatus.IN_DELIVERY;
import static kz.cvety.events.orders.OrderStatus.NEW;
import static kz.cvety.events.orders.OrderStatus.PAID;
import static kz.cvety.events.orders.OrderStatus.PROCESSING;
import static kz.cvety.events.orders.OrderStatus.REFUNDED;
import static kz.cvety.events.orders.OrderStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kz.cvety.events.orders.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTests {

    static Stream<Arguments> everyPair() {
        return Arrays.stream(OrderStatus.values())
                .flatMap(from -> Arrays.stream(OrderStatus.values())
                        .filter(to -> to != from)
                        .map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("everyPair")
    void bindsUsersAndFlagsBitrixOnEveryEdge(OrderStatus from, OrderStatus to) {
        var ours = Samples.order(from);
        if (Lifecycle.allows(from, to)) {
            assertThat(ours.moveTo(to, Samples.byUser())).isPresent();
            assertThat(ours.status()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> ours.moveTo(to, Samples.byUser())).isInstanceOf(TransitionNotAllowed.class);
            assertThat(ours.status()).isEqualTo(from);
        }

        var moved = Samples.order(from).moveTo(to, Samples.byBitrix()).orElseThrow();
        assertThat(moved.outOfGraph()).isEqualTo(!Lifecycle.allows(from, to));
    }

    @Test
    void leadsFromTheOrderToItsCompletion() {
        assertWalkable(NEW, PAID, ACCEPTED, ASSEMBLED, IN_DELIVERY, DELIVERED, COMPLETED);
    }

    @Test
    void leadsThroughProcessingAndPickupAtTheShop() {
        assertWalkable(NEW, PROCESSING, ACCEPTED, ASSEMBLED, DELIVERED, COMPLETED);
    }

    @Test
    void leadsBackToTheMoney() {
        assertWalkable(NEW, PAID, ACCEPTED, ASSEMBLED, IN_DELIVERY, RETURNED, REFUNDED);
        assertWalkable(DELIVERED, RETURNED, REFUNDED);
        assertWalkable(PAID, DECLINED, REFUNDED);
        assertWalkable(PAID, CANCELLED, REFUNDED);
    }

    @Test
    void endsWithTheRefund() {
        assertThat(Lifecycle.after(REFUNDED)).isEmpty();
    }

    @Test
    void knowsEveryStatus() {
        assertThat(OrderStatus.values())
                .allSatisfy(status -> assertThat(
                                status == REFUNDED || !Lifecycle.after(status).isEmpty())
                        .isTrue());
    }

    private static void assertWalkable(OrderStatus... path) {
        var order = Samples.order(path[0]);
        List.of(path)
                .subList(1, path.length)
                .forEach(
                        step -> assertThat(order.moveTo(step, Samples.byUser())).isPresent());
    }
}
