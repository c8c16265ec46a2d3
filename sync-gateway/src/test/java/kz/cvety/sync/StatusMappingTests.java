package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import kz.cvety.events.orders.OrderStatus;
import org.junit.jupiter.api.Test;

class StatusMappingTests {

    @Test
    void letsSeveralCodesMeanOneStatus() {
        var mapping = new StatusMapping(
                "mine",
                1,
                Map.of("RF", OrderStatus.CANCELLED, "UN", OrderStatus.CANCELLED),
                Map.of(OrderStatus.CANCELLED, "RF"));

        assertThat(mapping.in("UN")).contains(OrderStatus.CANCELLED);
        assertThat(mapping.in("ZZ")).isEmpty();
        assertThat(mapping.out(OrderStatus.NEW)).isEmpty();
    }

    @Test
    void refusesToSendWhatComesBackAsSomethingElse() {
        assertThatThrownBy(() -> new StatusMapping(
                        "mine", 1, Map.of("DE", OrderStatus.DECLINED), Map.of(OrderStatus.IN_DELIVERY, "DE")))
                .isInstanceOf(MappingNotInvertible.class)
                .hasMessageContaining("does not come back as IN_DELIVERY");
    }
}
