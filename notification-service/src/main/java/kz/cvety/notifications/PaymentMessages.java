package kz.cvety.notifications;

import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The message about a payment in one language. Staff read what happened, how much it is and what to do next; buyers read where to pay or
 * what they get back. Nobody's name or phone is in it.
 */
@Component
final class PaymentMessages {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_URL = 2000;

    /** The text; {@code number} is how people call the order, when there is one. */
    String about(PaymentEvent event, MessageKind kind, @Nullable String number, Language language) {
        var words = Words.in(language);
        var payment = event.payment();
        return switch (kind) {
            case PAYMENT_ATTENTION -> attention(payment, number, words).toString();
            case PAYMENT_RECEIVED -> received(payment, number, words).toString();
            case PAY_LINK ->
                payLink("💳 ", "payment.pay", payment, number, words).toString();
            case PAY_REMINDER ->
                payLink("⏳ ", "payment.remind", payment, number, words).toString();
            case REFUND -> refund(event, number, words).toString();
            case NEW_ORDER, STATUS, LOW_STOCK, STOCK_RECOVERED, REPLY ->
                throw new IllegalArgumentException(kind + " is not about a payment");
        };
    }

    private static Html attention(PaymentSnapshot payment, @Nullable String number, Words words) {
        var reason = String.valueOf(payment.attention());
        var html = new Html()
                .text("⚠️ ")
                .bold(Html.cut(words.attention(reason), LONGEST_NAME))
                .line();
        about(html, payment, number, words);
        return html.line().text(words.nextAfter(reason)).line();
    }

    private static Html received(PaymentSnapshot payment, @Nullable String number, Words words) {
        var html = new Html().text("💰 ").bold(words.say("payment.received")).line();
        about(html, payment, number, words);
        return html;
    }

    private static void about(Html html, PaymentSnapshot payment, @Nullable String number, Words words) {
        if (number != null) {
            field(html, words.say("payment.order"), "№ " + Html.cut(number, LONGEST_NAME));
        }
        field(html, words.say("payment.amount"), words.money(payment.amount(), payment.currency()));
        field(html, words.say("payment.provider"), Html.cut(words.provider(payment.provider()), LONGEST_NAME));
        if (payment.transactionId() != null) {
            html.text(words.say("payment.transaction") + ": ")
                    .code(Html.cut(payment.transactionId(), LONGEST_NAME))
                    .line();
        }
    }

    private static Html payLink(
            String sign, String headline, PaymentSnapshot payment, @Nullable String number, Words words) {
        var html = new Html()
                .text(sign)
                .bold(words.say(headline, buyersNumber(number)))
                .line();
        field(html, words.say("payment.amount"), words.money(payment.amount(), payment.currency()));
        if (payment.payBy() != null) {
            field(html, words.say("payment.pay-by"), words.moment(payment.payBy()));
        }
        return html.text(Html.cut(String.valueOf(payment.payUrl()), LONGEST_URL))
                .line();
    }

    private static Html refund(PaymentEvent event, @Nullable String number, Words words) {
        var payment = event.payment();
        var html = new Html()
                .text("↩️ ")
                .bold(words.say("payment.refund", buyersNumber(number)))
                .line();
        if (event instanceof PaymentRefunded refunded) {
            field(html, words.say("payment.amount"), words.money(refunded.amount(), payment.currency()));
        }
        field(html, words.say("payment.provider"), Html.cut(words.provider(payment.provider()), LONGEST_NAME));
        return html;
    }

    private static String buyersNumber(@Nullable String number) {
        return number == null ? "" : Html.cut(number, LONGEST_NAME);
    }

    private static void field(Html html, String name, String value) {
        html.text(name + ": ").bold(value).line();
    }
}
