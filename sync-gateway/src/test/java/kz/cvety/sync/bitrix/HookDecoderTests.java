package kz.cvety.sync.bitrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookDecoderTests {

    private static Hook full(String json) {
        return HookDecoder.full(HookJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Hook form(String form) {
        return HookDecoder.form(FormBody.read(form.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsNumbersAsTextsAndEmptyListsAsNothing() {
        var hook = (Hook.OrderTold) full("""
                {"event":"order.update","data":{"ID":122001,"PRICE":12500.50,"VERSION":3,"properties":[],"user":[],
                 "basket":{"5":{"ID":1,"QUANTITY":2}}}}
                """);

        assertThat(hook.order().id()).isEqualTo("122001");
        assertThat(hook.order().price()).isEqualTo("12500.50");
        assertThat(hook.order().version()).isEqualTo(3);
        assertThat(hook.order().properties()).isEqualTo(BitrixOrder.Properties.NONE);
        assertThat(hook.order().basket()).hasSize(1);
    }

    @Test
    void keepsAbsentAndClearedApart() {
        var hook = (Hook.OrderTold)
                full("{\"event\":\"order.update\",\"data\":{\"ID\":\"1\",\"properties\":{\"postcardText\":\"\"}}}");

        assertThat(hook.order().properties().postcardText()).isEmpty();
        assertThat(hook.order().properties().nameRecipient()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e9", "1.0", "0x10", "12 ", "NaN", "", "9223372036854775808", "٣", "1\\u00002"})
    void refusesWhatIsNoOrderId(String id) {
        assertThatThrownBy(() -> full("{\"event\":\"order.update\",\"data\":{\"ID\":\"" + id + "\"}}"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("#/data/ID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "42",
                "{",
                "{\"a\":1,}",
                "{\"a\":1}{\"b\":2}",
                "{\"event\":NaN}",
                "{\"event\":\"a\",\"event\":\"b\"}",
                "{\"event\":'a'}",
                "\u0000",
                "{\"event\":\"order.update\",\"data\":{\"ID\":1e1000000000}}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":[1]}}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":true}}",
                "{\"event\":\"order.update\",\"data\":\"x\"}",
                "{\"event\":\"order.update\",\"data\":[]}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":1,\"STATUS_ID\":\"A\\u0000\"}}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":1,\"STATUS_ID\":\"\\ud800\"}}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":1,\"basket\":7}}",
                "{\"event\":\"order.update\",\"data\":{\"ID\":1,\"PRICE\":9e99999}}",
                "{\"event\":\"bad\\nname\",\"data\":{}}"
            })
    void refusesMalformedBodies(String body) {
        assertThatThrownBy(() -> full(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesADepthBombQuickly() {
        assertThatThrownBy(() -> full("{\"a\":".repeat(50_000))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"true", "{\"event\":\"test\"}"})
    void recognisesProbes(String body) {
        assertThat(full(body.startsWith("{") ? body : "{\"test\":" + body + "}"))
                .isInstanceOf(Hook.Probe.class);
    }

    @Test
    void readsPhpBrackets() {
        assertThat(form("event=onSaleOrderSaved&data%5BFIELDS%5D%5BID%5D=300"))
                .isEqualTo(new Hook.OrderTouched("ONSALEORDERSAVED", "300"));
        assertThat(form("event=CATALOG.PRODUCT.ON.UPDATE&data[FIELDS][ID]=7"))
                .isEqualTo(new Hook.ProductTouched("CATALOG.PRODUCT.ON.UPDATE", "7"));
        assertThat(form("event=CATALOG.SECTION.ON.UPDATE&data[FIELDS][ID]=7")).isInstanceOf(Hook.NotUnderstood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=ONSALEORDERSAVED",
                "event=ONSALEORDERSAVED&data[FIELDS][ID]=",
                "event=ONSALEORDERSAVED&data[FIELDS][ID][]=1",
                "event=ONSALEORDERSAVED&data[FIELDS][ID]=1&data[FIELDS][ID]=2",
                "event=ONSALEORDERSAVED&data[FIELDS][ID]=%zz",
                "event=ONSALEORDERSAVED&data[FIELDS][ID]=%",
                "event=ONSALEORDERSAVED&data[FIELDS][ID]=%00",
                "event=%C0%AF",
                "event=%ED%A0%80",
                "a[b][c][d][e][f][g][h][i][j]=1",
                "{\"event\":\"order.update\"}"
            })
    void refusesMalformedForms(String body) {
        assertThatThrownBy(() -> form(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "+7 700 000 00 01, +77000000001",
        "8(700)000-00-01, +77000000001",
        "77000000001, +77000000001",
        "7000000001, +77000000001",
        "+49 30 0000000, +49300000000",
        "позвонить мужу, позвонить мужу"
    })
    void normalisesPhonesItUnderstands(String told, String normalised) {
        assertThat(Phones.normalised(told)).isEqualTo(normalised);
    }
}
