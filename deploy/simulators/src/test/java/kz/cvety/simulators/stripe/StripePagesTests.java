package kz.cvety.simulators.stripe;

import static kz.cvety.simulators.stripe.StripeFixture.SESSIONS;
import static kz.cvety.simulators.stripe.StripeFixture.demand;
import static kz.cvety.simulators.stripe.StripeFixture.giveBack;
import static kz.cvety.simulators.stripe.StripeFixture.post;
import static kz.cvety.simulators.stripe.StripeFixture.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripePagesTests {

    private final StripeSimulator stripe =
            StripeSimulator.start(StripeFixture.options().pendingRefunds(true));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void letsABuyerPayAndSendsHimBackToTheShop() throws IOException {
        var id = session(stripe, 500_050, "attempt-1");

        assertThat(page("/c/pay/" + id).body()).contains("5000.50 KZT", "Заплатить картой");
        assertThat(press("/buyer/decline", id).headers().firstValue("Location")).hasValue("/c/pay/" + id);
        var paid = press("/buyer/pay", id);

        assertThat(paid.headers().firstValue("Location")).hasValue("https://shop.example/thanks?session=" + id);
        assertThat(page("/c/pay/" + id).body()).contains("Спасибо за оплату").doesNotContain("<button");
        assertThat(press("/buyer/pay", id).statusCode()).isEqualTo(422);
    }

    @Test
    void letsAnOperatorDecideWhatBecomesOfASession() throws IOException {
        var promised = session(stripe, 100, "a");
        var expired = session(stripe, 100, "b");

        press("/sessions/promise", promised);
        press("/sessions/settle", promised);
        press("/sessions/expire", expired);

        assertThat(page("/sessions/" + promised).body()).contains("complete, paid");
        assertThat(page("/").body()).contains("complete, paid", "expired");
        assertThat(page("/sessions/cs_test_other").statusCode()).isEqualTo(422);
    }

    @Test
    void showsRefundsAndLetsThemFail() throws IOException {
        var id = session(stripe, 100_000, "a");
        stripe.pay(id);
        var refund = StripeFixture.id(giveBack(stripe, id, 30_000, "refund-1"));
        assertThat(page("/sessions/" + id).body()).contains(refund, "300.00 KZT", "Не вернулись");

        Web.postForm(stripe.address(), "/refunds/fail", Map.of("id", id, "refund", refund));

        assertThat(stripe.refunds().getFirst().status()).isEqualTo("failed");
    }

    @Test
    void escapesWhatSellersWrite() throws IOException {
        var form = demand(100, "a");
        form.put("line_items[0][price_data][product_data][name]", "<script>alert(1)</script>");
        var id = StripeFixture.id(post(stripe, SESSIONS, form));

        for (var path : new String[] {"/", "/sessions/" + id, "/c/pay/" + id}) {
            assertThat(page(path).body()).contains("&lt;script&gt;").doesNotContain("<script");
        }
    }

    @Test
    void switchesFaults() throws IOException {
        Web.postForm(
                stripe.address(),
                "/faults",
                Map.of("do", "arm", "kind", "limit", "action", "POST /v1/refunds", "times", "1", "millis", "0"));

        assertThat(page("/faults").body()).contains("POST /v1/refunds", "ещё 1");
    }

    private HttpResponse<String> page(String path) throws IOException {
        return Web.get(stripe.address(), path);
    }

    private HttpResponse<String> press(String path, String id) throws IOException {
        return Web.postForm(stripe.address(), path, Map.of("id", id));
    }
}
