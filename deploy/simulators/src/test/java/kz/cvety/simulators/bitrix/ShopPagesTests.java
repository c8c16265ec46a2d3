package kz.cvety.simulators.bitrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopPagesTests {

    private static final String ATTACK = "\"><script>alert(1)</script>'";

    private final BitrixSimulator bitrix = BitrixSimulator.start(ShopFixture.options());

    @AfterEach
    void close() {
        bitrix.close();
    }

    @Test
    void listsOrdersAndShowsOneWithAllItsFields() throws IOException {
        var order = bitrix.shop().order(ShopFixture.checkout());

        assertThat(Web.get(bitrix.address(), "/").body()).contains("122001", "Айгүл", "Әсел Қуатқызы", "12\u00a0500 ₸");
        assertThat(Web.get(bitrix.address(), "/orders/" + order.id()).body())
                .contains("Құттықтаймын! 🌷", "Букет «Весна»", "Абай даңғылы, 10", "10:00-12:00", "+7 700 000 00 02");
        assertThat(Web.get(bitrix.address(), "/orders/99").statusCode()).isEqualTo(404);
    }

    @Test
    void escapesWhatShoppersWrite() throws IOException {
        var checkout = Checkout.by(ATTACK, ATTACK)
                .item("1", ATTACK, "1", 1)
                .property("nameRecipient", ATTACK)
                .property("postcardText", "</textarea>" + ATTACK)
                .property(ATTACK, ATTACK);
        var id = bitrix.shop().order(checkout).id();
        bitrix.shop().changeStatus(id, ATTACK, 42);
        bitrix.faults().add(CallFault.always(FaultKind.SLOW).on(ATTACK));

        for (var path : new String[] {"/", "/orders/" + id, "/faults", "/new"}) {
            assertThat(Web.get(bitrix.address(), path).body())
                    .doesNotContain("<script")
                    .doesNotContain("</textarea>\"");
        }
        assertThat(Web.get(bitrix.address(), "/orders/" + id).body()).contains("&lt;script&gt;");
    }

    @Test
    void createsAndEditsOrdersByItsForms() throws IOException {
        var created = Web.postForm(
                bitrix.address(),
                "/orders",
                Map.of(
                        "buyerName", "Айгүл",
                        "buyerPhone", "+77000000001",
                        "product", "Букет",
                        "price", "11000",
                        "quantity", "1",
                        "delivery", "1500",
                        "nameRecipient", "Әсел",
                        "postcardText", "бір\r\nекі"));
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(created.headers().firstValue("Location")).hasValue("/orders/122001");

        Web.postForm(bitrix.address(), "/orders/122001/status", Map.of("status", "AP"));
        Web.postForm(bitrix.address(), "/orders/122001/properties", Map.of("addressRecipient", "Абай, 10"));

        var order = bitrix.shop().get(122001);
        assertThat(order.status()).isEqualTo("AP");
        assertThat(order.changedBy()).isEqualTo("42");
        assertThat(order.property("addressRecipient")).isEqualTo("Абай, 10");
        assertThat(order.property("postcardText")).isEqualTo("бір\nекі");
        assertThat(order.price()).isEqualByComparingTo("12500");
    }

    @Test
    void saysWhyAFormIsNotSaved() throws IOException {
        var refused = Web.postForm(bitrix.address(), "/orders", Map.of("product", "Букет", "price", "дорого"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Не сохранено", "дорого");
    }

    @Test
    void switchesFaultsByItsForm() throws IOException {
        Web.postForm(bitrix.address(), "/faults", Map.of("do", "arm", "kind", "down", "times", "2", "millis", "0"));
        Web.postForm(
                bitrix.address(),
                "/faults",
                Map.of("do", "hooks", "copies", "2", "dropPercent", "50", "delayMillis", "5", "paused", "on"));

        assertThat(bitrix.faults().armed())
                .singleElement()
                .extracting(CallFault::times)
                .isEqualTo(2);
        assertThat(bitrix.hookFaults().settings()).isEqualTo(new HookFaults.Settings(2, false, 0.5, 5, true, false));
        assertThat(Web.get(bitrix.address(), "/faults").body()).contains("связи нет");
        Web.postForm(bitrix.address(), "/faults", Map.of("do", "clear"));
        assertThat(bitrix.faults().armed()).isEmpty();
    }

    @Test
    void takesOrdersAndChangesOverItsJsonInterface() throws IOException {
        var created = Web.postJson(
                bitrix.address(), "/_sim/orders", ShopFixture.createCall("").toString());
        Web.postJson(bitrix.address(), "/_sim/orders/122001/status", "{\"status\":\"AP\",\"changed_by\":7}");
        Web.postJson(bitrix.address(), "/_sim/orders/122001/properties", "{\"properties\":{\"when\":\"18\"}}");

        assertThat(Web.json(created).path("ID").asString()).isEqualTo("122001");
        var order = Web.json(Web.get(bitrix.address(), "/_sim/orders/122001"));
        assertThat(order.path("STATUS_ID").asString()).isEqualTo("AP");
        assertThat(order.path("VERSION").asString()).isEqualTo("3");
        assertThat(order.path("properties").path("when").asString()).isEqualTo("18");
        assertThat(Web.get(bitrix.address(), "/_sim/orders/5").statusCode()).isEqualTo(404);
    }
}
