package kz.cvety.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import kz.cvety.simulators.bitrix.Checkout;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorsTests {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CVETY_SIMULATORS_TELEGRAM_PORT",
            "0",
            "CVETY_SIMULATORS_BITRIX_PORT",
            "1",
            "CVETY_SIMULATORS_KASPI_PORT",
            "0",
            "CVETY_SIMULATORS_STRIPE_PORT",
            "0");

    @Test
    void startsAllFromTheCommandLineAndTheEnvironment(@TempDir Path data) throws IOException {
        var arguments = Arguments.of(new String[] {"--bitrix-port", "0", "--data=" + data}, ENVIRONMENT);
        try (var simulators = Simulators.start(arguments)) {
            simulators.bitrix().shop().order(Checkout.by("Айгүл", "").item("1", "Букет", "1", 1));

            assertThat(Web.get(simulators.bitrix().address(), "/").body()).contains("122001");
            assertThat(Web.get(simulators.telegram().address(), "/").statusCode())
                    .isEqualTo(200);
            assertThat(Web.get(simulators.kaspi().address(), "/").statusCode()).isEqualTo(200);
            assertThat(Web.get(simulators.stripe().address(), "/").statusCode()).isEqualTo(200);
        }
        assertThat(data)
                .isDirectoryContaining("glob:**/bitrix.jsonl")
                .isDirectoryContaining("glob:**/telegram.jsonl")
                .isDirectoryContaining("glob:**/kaspi.jsonl")
                .isDirectoryContaining("glob:**/stripe.jsonl");
    }

    @Test
    void prefersTheCommandLine() {
        var arguments = Arguments.of(new String[] {"--bitrix-port=7", "--gateway-url", "http://x"}, ENVIRONMENT);

        assertThat(arguments.number("bitrix-port", 9)).isEqualTo(7);
        assertThat(arguments.number("telegram-port", 9)).isZero();
        assertThat(arguments.text("gateway-url", "")).isEqualTo("http://x");
        assertThat(arguments.text("data", "none")).isEqualTo("none");
    }

    @Test
    void refusesASettingItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.of(new String[] {"--bitrix-prot", "1"}, Map.of()))
                .hasMessageContaining("--bitrix-prot");
        assertThatThrownBy(() -> Arguments.of(new String[] {"--data"}, Map.of()))
                .hasMessageContaining("needs a value");
    }
}
