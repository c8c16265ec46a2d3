package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTests {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource({
        "15:00-16:00, 2026-03-08T10:00:00Z",
        "9.30 - 11.00, 2026-03-08T04:30:00Z",
        "18, 2026-03-08T07:00:00Z",
        "вечером, 2026-03-08T07:00:00Z"
    })
    void isTheStartOfTheSlotInTheZoneOfTheShopAndNoonWithoutOne(String slot, Instant expected) {
        var order = Orders.snapshot(UUID.randomUUID(), 1, "NEW", LocalDate.of(2026, 3, 8), slot);

        assertThat(Deadlines.of(order, ALMATY)).isEqualTo(expected);
    }

    @Test
    void isADayAfterTheOrderWithoutADate() {
        var order = Orders.snapshot(UUID.randomUUID(), 1, "NEW", null, "15:00");

        assertThat(Deadlines.of(order, ALMATY)).isEqualTo("2026-03-08T05:00:00Z");
    }
}
