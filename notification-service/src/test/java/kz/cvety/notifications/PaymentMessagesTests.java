package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.events.payments.PaymentAttention;
import kz.cvety.events.payments.PaymentFlagged;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentMessagesTests {

    private final PaymentMessages messages = new PaymentMessages();
    private final UUID payment = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    @Test
    void tellsStaffInRussianWhatToDoAboutMoneyThatCameLate() {
        var text = messages.about(
                TestPayments.flagged(payment, order, 5, "LATE"),
                MessageKind.PAYMENT_ATTENTION,
                "122<i>001",
                Language.RU);

        assertThat(spaced(text)).isEqualTo("""
                        ⚠️ <b>Деньги пришли за закрытый заказ</b>
                        Заказ: <b>№ 122&lt;i&gt;001</b>
                        Сумма: <b>12 500,50 ₸</b>
                        Платёж через: <b>Kaspi</b>
                        Номер операции: <code>90&lt;0&gt;15</code>

                        Верните деньги или оформите заказ заново и привяжите к нему платёж.
                        """);
    }

    @Test
    void tellsStaffInKazakhOfMoneyThatNobodyKnowsTheOrderOf() {
        var text = messages.about(
                TestPayments.flagged(payment, null, 1, "NO_ORDER"), MessageKind.PAYMENT_ATTENTION, null, Language.KK);

        assertThat(spaced(text)).isEqualTo("""
                        ⚠️ <b>Тапсырыссыз ақша түсті</b>
                        Сомасы: <b>12 500,50 ₸</b>
                        Төлем жолы: <b>Kaspi</b>
                        Операция нөмірі: <code>90&lt;0&gt;15</code>

                        Тапсырысты тауып, төлемді соған тіркеңіз немесе ақшаны қайтарыңыз.
                        """);
    }

    @Test
    void saysAReasonItDoesNotKnowAsItIs() {
        var flagged = TestPayments.flagged(payment, order, 5, "STOLEN<CARD>");

        assertThat(messages.about(flagged, MessageKind.PAYMENT_ATTENTION, "122001", Language.EN))
                .contains("STOLEN&lt;CARD&gt;", "Open the payment and decide");
    }

    @Test
    void tellsABuyerInEnglishWhereToPayAndUntilWhenOnTheClocksOfKazakhstan() {
        var text = messages.about(TestPayments.offered(payment, order, 2), MessageKind.PAY_LINK, "122001", Language.EN);

        assertThat(spaced(text)).isEqualTo("""
                        💳 <b>Please pay order No. 122001</b>
                        Amount: <b>12 500.50 ₸</b>
                        Pay by: <b>8 March 2026, 13:00</b>
                        https://pay.example/pay?a=1&amp;b=&lt;2&gt;
                        """);
    }

    @Test
    void remindsABuyerInKazakh() {
        var text = messages.about(
                TestPayments.offered(payment, order, 2), MessageKind.PAY_REMINDER, "122001", Language.KK);

        assertThat(spaced(text))
                .startsWith("⏳ <b>Еске саламыз: № 122001 тапсырыс әлі төленген жоқ</b>")
                .contains("https://pay.example/pay?a=1&amp;b=&lt;2&gt;");
    }

    @Test
    void tellsABuyerInRussianHowMuchComesBackThisTime() {
        var text = messages.about(TestPayments.refunded(payment, order, 4), MessageKind.REFUND, "122001", Language.RU);

        assertThat(spaced(text)).isEqualTo("""
                        ↩️ <b>Возврат денег за заказ № 122001</b>
                        Сумма: <b>2 500 ₸</b>
                        Платёж через: <b>Kaspi</b>
                        """);
    }

    @Test
    void tellsStaffOfMoneyThatTheOrderDoesNotShow() {
        var text = messages.about(
                TestPayments.received(payment, order, 3), MessageKind.PAYMENT_RECEIVED, "122001", Language.RU);

        assertThat(text).startsWith("💰 <b>Деньги пришли</b>").contains("№ 122001");
    }

    @ParameterizedTest
    @EnumSource(PaymentAttention.class)
    void saysInEveryLanguageWhatHappenedAndWhatToDo(PaymentAttention reason) {
        for (var language : Language.values()) {
            var words = Words.in(language);
            assertThat(words.attention(reason.name())).isNotEqualTo(reason.name());
            assertThat(words.nextAfter(reason.name())).isNotEqualTo(words.nextAfter("SOMETHING_NEW"));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void neverExceedsWhatTelegramTakes(Language language) {
        var endless = "😀<&>".repeat(2000);
        var told = new PaymentSnapshot(
                payment,
                1,
                order,
                endless,
                endless,
                "PAID",
                "KZT",
                "1.00",
                "0.00",
                endless,
                endless,
                Instant.EPOCH,
                endless,
                Instant.EPOCH,
                null,
                Instant.EPOCH);

        for (var seen : new String[] {
            messages.about(new PaymentFlagged(told), MessageKind.PAYMENT_ATTENTION, endless, language),
            messages.about(new PaymentOffered(told), MessageKind.PAY_LINK, endless, language)
        }) {
            var plain = Html.plain(Html.repeated(seen, language));
            assertThat(plain.length()).isLessThan(4096);
            assertThat(Html.clean(plain)).contains("…").doesNotContain("\ufffd");
        }
    }

    /** With plain spaces where the message has unbreakable ones. */
    private static String spaced(String html) {
        return html.replace('\u00a0', ' ');
    }
}
