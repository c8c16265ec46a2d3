package kz.cvety.simulators.kaspi;

import static kz.cvety.simulators.kaspi.KaspiFixture.giveBack;
import static kz.cvety.simulators.kaspi.KaspiFixture.link;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KaspiPagesTests {

    private static final String ATTACK = "<script>alert(1)</script>";

    private final KaspiSimulator kaspi = KaspiSimulator.start(KaspiFixture.options());

    @AfterEach
    void close() {
        kaspi.close();
    }

    @Test
    void letsABuyerPayBehindTheLink() throws IOException {
        var id = link(kaspi, "5000", "attempt-1");
        var path = "/pay/" + kaspi.payment(id).token();

        assertThat(page(path).body()).contains("К оплате 5000.00 ₸", "Заплатить", "Отказаться");
        assertThat(kaspi.payment(id).stage()).isEqualTo(KaspiPayment.Stage.OPENED);
        var pressed = press("/payments/" + id + "/pay", Map.of("from", "buyer"));

        assertThat(pressed.headers().firstValue("Location")).hasValue(path);
        assertThat(page(path).body()).contains("Оплачено").doesNotContain("<button");
        assertThat(page("/pay/other").statusCode()).isEqualTo(404);
    }

    @Test
    void letsAnOperatorDecideWhatBecomesOfAPayment() throws IOException {
        var declined = link(kaspi, "1", "declined");
        var late = link(kaspi, "2", "late");

        press("/payments/" + declined + "/decline", Map.of());
        press("/payments/" + late + "/pay-late", Map.of());
        assertThat(kaspi.status(declined)).isEqualTo("Error");
        assertThat(page("/payments/" + late).body()).contains("Деньги всё-таки пришли");
        press("/payments/" + late + "/confirm", Map.of());

        assertThat(kaspi.status(late)).isEqualTo("Processed");
        assertThat(press("/payments/" + late + "/confirm", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void showsPaymentsAndReturnsEscaped() throws IOException {
        var id = link(kaspi, "5000", ATTACK);
        kaspi.pay(id);
        giveBack(kaspi, id, "1500");

        assertThat(page("/").body()).contains("&lt;script&gt;", "1500.00").doesNotContain("<script");
        assertThat(page("/payments/" + id).body())
                .contains(Long.toString(kaspi.returns().getFirst().operationId()))
                .doesNotContain("<script");
    }

    @Test
    void switchesFaults() throws IOException {
        press("/faults", Map.of("do", "arm", "kind", "slow", "action", "qr/create", "times", "2", "millis", "50"));
        press("/faults", Map.of("do", "news", "copies", "3", "dropPercent", "50", "delayMillis", "0", "paused", "on"));

        assertThat(kaspi.faults().armed().getFirst().kind()).isEqualTo(FaultKind.SLOW);
        assertThat(kaspi.callbackFaults().settings().paused()).isTrue();
        assertThat(page("/faults").body()).contains("qr/create", "ещё 2", "value=\"3\"");
        press("/faults", Map.of("do", "clear"));
        assertThat(kaspi.faults().armed()).isEmpty();
        assertThat(press("/faults", Map.of("do", "arm", "kind", "nonsense")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void takesMoneyNobodyAskedFor() throws IOException {
        press("/income", Map.of("amount", "7000", "comment", "касса"));

        assertThat(kaspi.payments().getFirst().externalId()).isEmpty();
        assertThat(page("/").body()).contains("касса");
        assertThat(press("/income", Map.of("amount", "много")).statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> page(String path) throws IOException {
        return Web.get(kaspi.address(), path);
    }

    private HttpResponse<String> press(String path, Map<String, String> form) throws IOException {
        return Web.postForm(kaspi.address(), path, form);
    }
}
