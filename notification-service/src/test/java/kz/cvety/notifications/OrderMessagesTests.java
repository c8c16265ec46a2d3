package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.events.orders.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderMessagesTests {

    private static final UUID ORDER = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final OrderMessages messages = new OrderMessages();

    @Test
    void tellsStaffEverythingAboutANewOrderInRussian() {
        assertThat(spaced(messages.about(TestOrders.placed(ORDER), Audience.STAFF, Language.RU)))
                .isEqualTo("""
                        🌸 <b>Новый заказ № 122001</b>
                        Статус: <b>Новый</b>
                        Сумма: <b>13 000,50 ₸</b>
                        Код отслеживания: <code>ABC123D9</code>

                        👤 <b>Заказчик</b>
                        Имя: <b>Айгүл</b>
                        Телефон: <b>+77000000002</b>

                        🎁 <b>Получатель</b>
                        Имя: <b>Мария &lt;i&gt;Ивановна&lt;/i&gt;</b>
                        Телефон: <b>+77000000001</b>
                        Адрес: <b>Абая 10, кв. 5</b>

                        💐 <b>Состав</b>
                        • Букет «Весна» &lt;b&gt;&amp; — 2 × 5 500 ₸ = 11 000 ₸
                        • Открытка — 1 × 500,50 ₸

                        🚚 <b>Доставка</b>
                        Дата: <b>8 марта 2026</b>
                        Время: <b>10:00-12:00</b>
                        Стоимость доставки: <b>1 500 ₸</b>

                        💌 <b>Текст открытки</b>
                        Ғашығым, Әрқашан бірге ❤ &lt;3 &amp; "мәңгі"

                        📝 <b>Комментарий к заказу</b>
                        Позвонить за час
                        """);
    }

    @Test
    void tellsStaffOfAChangeInKazakh() {
        var text =
                spaced(messages.about(TestOrders.changed(ORDER, 2, "NEW", "IN_DELIVERY"), Audience.STAFF, Language.KK));

        assertThat(text)
                .startsWith("""
                        🔄 <b>№ 122001 тапсырыс: Жеткізілуде</b>
                        Бұрын: <b>Жаңа</b>
                        Мәртебесі: <b>Жеткізілуде</b>
                        Сомасы: <b>13 000,50 ₸</b>
                        """)
                .contains("Алушы", TestOrders.PHONE, "Күні: <b>2026 ж. 8 наурыз</b>", "Ашықхат мәтіні");
    }

    @Test
    void tellsABuyerInEnglishWithoutTheRecipientsPhoneAndAddress() {
        assertThat(spaced(messages.about(TestOrders.changed(ORDER, 2, "NEW", "ACCEPTED"), Audience.BUYER, Language.EN)))
                .isEqualTo("""
                        💐 <b>Your order No. 122001</b>
                        Status: <b>Accepted</b>
                        Total: <b>13 000.50 ₸</b>
                        Delivery: <b>8 March 2026, 10:00-12:00</b>
                        """);
    }

    @Test
    void flagsAJumpAndShowsTheNote() {
        var order = TestOrders.snapshot(ORDER, 5, "NEW", Instant.EPOCH, "");
        var text = messages.about(
                new OrderStatusChanged(order, "COMPLETED", "NEW", "bitrix", "ошибка <менеджера>", true),
                Audience.STAFF,
                Language.RU);

        assertThat(text)
                .contains("⚠️ Необычный переход", "Примечание: <b>ошибка &lt;менеджера&gt;</b>")
                .doesNotContain("Текст открытки");
    }

    @Test
    void saysInWordsWhyAnOrderWasCancelledWithoutItsMoney() {
        var order = TestOrders.snapshot(ORDER, 2, "CANCELLED", Instant.EPOCH, "");
        var cancelled = new OrderStatusChanged(order, "NEW", "CANCELLED", "payment", "payment-expired", false);

        assertThat(messages.about(cancelled, Audience.STAFF, Language.RU))
                .contains("Примечание: <b>Не оплачен в срок</b>");
    }

    @Test
    void saysAStatusItDoesNotKnowAsItIs() {
        assertThat(messages.about(TestOrders.changed(ORDER, 2, "NEW", "FROZEN"), Audience.BUYER, Language.RU))
                .contains("<b>FROZEN</b>");
    }

    @Test
    void saysWhatNobodyTold() {
        var empty = new OrderSnapshot(
                ORDER,
                1,
                "ABC123D9",
                null,
                "NEW",
                "KZT",
                "0.00",
                "0.00",
                "0.00",
                new Person(null, null),
                new Person(null, " "),
                new Delivery(null, null, null, null, null, null, null),
                List.of(),
                null,
                null,
                List.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH);

        assertThat(messages.about(new OrderPlaced(empty), Audience.STAFF, Language.RU))
                .contains(
                        "Новый заказ № ABC123D9", "Телефон: <b>не указано</b>", "Дата: <b>не указано</b>", "бесплатно");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void neverExceedsWhatTelegramTakes(Language language) {
        var items =
                Collections.nCopies(300, new OrderItem("p", null, "1", "1", "Ә<&>❤".repeat(100), "999999999.99", 99));
        var long1 = "😀<&>".repeat(2000);
        var order = new OrderSnapshot(
                ORDER,
                1,
                long1,
                long1,
                "NEW",
                "KZT",
                "1.00",
                "1.00",
                "1.00",
                new Person(long1, long1),
                new Person(long1, long1),
                new Delivery(long1, null, long1, null, null, null, null),
                items,
                long1,
                long1,
                List.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        var html = messages.about(
                new OrderStatusChanged(order, "NEW", "NEW", null, long1, true), Audience.STAFF, language);

        var seen = Html.plain(Html.repeated(html, language));
        assertThat(seen.length()).isLessThanOrEqualTo(4096).isGreaterThan(3000);
        assertThat(seen).contains("…").containsPattern("300|29\\d");
        assertThat(Html.clean(seen)).as("no half of a character").doesNotContain("\ufffd");
    }

    /** With plain spaces where the message has unbreakable ones. */
    private static String spaced(String html) {
        return html.replace('\u00a0', ' ');
    }
}
