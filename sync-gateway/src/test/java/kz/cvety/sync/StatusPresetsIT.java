package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform brings along: the status presets of the shop's history, and the names of ids. */
class StatusPresetsIT {

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("cvety.outbound.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cvety-2025-10 | 1 | N=NEW PD=PAID AP=ACCEPTED CO=ASSEMBLED DE=IN_DELIVERY F=DELIVERED RF=CANCELLED UN=CANCELLED",
                "cvety-2025-10 | 2 | N=NEW PD=PAID AP=ACCEPTED CO=ASSEMBLED DE=IN_DELIVERY F=DELIVERED RF=CANCELLED UN=CANCELLED"
                        + " RD=RETURNED",
                "cvety-2025-08 | 1 | N=NEW AP=ACCEPTED PD=IN_DELIVERY CO=COMPLETED RD=RETURNED DE=DECLINED F=DELIVERED",
                "bitrix-generic | 1 | N=NEW P=PROCESSING F=COMPLETED CF=COMPLETED RF=REFUNDED CN=CANCELLED"
            })
    void readsTheCodesOfEachPresetAndSaysWhatComesBackTheSame(String preset, int version, String table) {
        var mapping = gateway.bean(StatusMappings.class).find(preset, version).orElseThrow();

        assertThat(mapping.in())
                .isEqualTo(Arrays.stream(table.split(" "))
                        .map(row -> row.split("="))
                        .collect(Collectors.toMap(row -> row[0], row -> OrderStatus.valueOf(row[1]))));
        assertThat(mapping.out().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Map.copyOf(mapping.in()).values().stream().distinct().toList());
        mapping.out().forEach((status, code) -> assertThat(mapping.in(code)).contains(status));
    }

    @Test
    void namesTheIdsOfTheShopAndLetsAnOperatorNameMore() {
        var operator = TestTokens.operator("op");
        assertThat(gateway.as(operator, "GET", "/v1/directory", "").body())
                .contains("\"Алматы\"", "\"15:00-16:00\"", "\"CVETYKZ\"");

        var named = gateway.as(operator, "PUT", "/v1/directory/city/77", "{\"name\":\"Қарағанды\"}");
        var unknown = gateway.as(operator, "PUT", "/v1/directory/planet/1", "{\"name\":\"Марс\"}");
        var director = TestTokens.token("cvetykz", "9", "DIRECTOR");

        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(gateway.as(operator, "GET", "/v1/directory", "").body()).contains("\"Қарағанды\"");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(gateway.as(director, "PUT", "/v1/directory/city/2", "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }
}
