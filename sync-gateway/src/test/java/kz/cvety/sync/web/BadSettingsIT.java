package kz.cvety.sync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.Gateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would send our calls and tokens somewhere else, or that the database would refuse. */
class BadSettingsIT {

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
    @ValueSource(
            strings = {
                "{\"baseUrl\":\"\"}",
                "{\"baseUrl\":\"shop.example\"}",
                "{\"baseUrl\":\"http://shop.example\"}",
                "{\"baseUrl\":\"http://169.254.169.254/latest\"}",
                "{\"baseUrl\":\"http://127.0.0.1.shop.example\"}",
                "{\"baseUrl\":\"http://2130706433\"}",
                "{\"baseUrl\":\"http://[::ffff:127.0.0.1]\"}",
                "{\"baseUrl\":\"https://10.0.0.7\"}",
                "{\"baseUrl\":\"https://169.254.169.254/latest\"}",
                "{\"baseUrl\":\"https://2130706433\"}",
                "{\"baseUrl\":\"https://127.1\"}",
                "{\"baseUrl\":\"https://0x7f000001\"}",
                "{\"baseUrl\":\"https://[::ffff:10.0.0.7]\"}",
                "{\"baseUrl\":\"https://[fd00::1]\"}",
                "{\"baseUrl\":\"https://127.0.0.1@shop.example\"}",
                "{\"baseUrl\":\"https://user:word@shop.example\"}",
                "{\"baseUrl\":\"https://shop.example/?a=\"}",
                "{\"baseUrl\":\"https://shop.example/#\"}",
                "{\"baseUrl\":\"https://shop.example/\\r\\nX: y\"}",
                "{\"baseUrl\":\"https:///path\"}",
                "{\"baseUrl\":\"gopher://shop.example\"}",
                "{\"baseUrl\":\"file:///etc/passwd\"}",
                "{\"baseUrl\":\"ldap://127.0.0.1\"}",
                "{\"baseUrl\":\"https://shop.example:99999\"}",
                "{\"codec\":\"roman\"}",
                "{\"productPriceCodec\":\"roman\"}",
                "{\"productOwners\":{\"price\":\"nobody\"}}",
                "{\"productOwners\":{\"colour\":\"ours\"}}",
                "{\"productOwners\":{\"price\":null}}",
                "{\"preset\":\"no-such\"}",
                "{\"presetVersion\":1}",
                "{\"preset\":\"cvety-2025-10\",\"presetVersion\":99}",
                "{\"callTimeoutMs\":0}",
                "{\"createTimeoutMs\":3600000}",
                "{\"ratePerSecond\":0}",
                "{\"ratePerSecond\":-1}",
                "{\"ratePerSecond\":\"NaN\"}",
                "{\"ratePerSecond\":1e99}",
                "{\"rateBurst\":0}",
                "{\"rateBurst\":2147483648}",
                "{\"apiToken\":\"a\\u0000b\"}",
                "{\"apiToken\":\"a\\r\\nX-Other: b\"}",
                "{\"applicationToken\":\"a\\u0000b\"}",
                "{\"apiToken\":{}}",
                "{\"baseUrl\":",
                "[]"
            })
    void areRefusedAndNothingIsChanged(String settings) {
        var director = TestTokens.token("cvetykz", "9", "DIRECTOR");
        var before = gateway.as(director, "GET", "/v1/connections/main", "").body();

        var answer = gateway.as(director, "PATCH", "/v1/connections/main", settings);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(gateway.as(director, "GET", "/v1/connections/main", "").body())
                .isEqualTo(before);
    }
}
